package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's own catalog file, and what its author is told about an error. */
class CatalogFileTest extends OperatorFile {

    @Test
    void a_good_file_adds_its_models_after_ours() throws IOException {
        Files.writeString(file, GOOD);
        List<Model> models = Catalogs.with(file).models();
        Model eos = models.get(models.size() - 1);

        assertThat(models).startsWith(Catalogs.ours().models().toArray(Model[]::new));
        assertThat(eos.id()).isEqualTo("eos-2.0-video");
        assertThat(eos.tool()).isEqualTo("eos_2_0_video");
        assertThat(eos.provider()).isEqualTo("api18");
        assertThat(eos.family()).isEqualTo("Eos 2.0");
        assertThat(eos.title()).isEqualTo("Eos 2.0 video");
        assertThat(eos.description()).isEqualTo("Makes a clip.");
        assertThat(eos.output()).isEqualTo(OutputKind.VIDEO);
        assertThat(eos.price().words()).isEqualTo("$0.10/s at 720p, $0.25/s at 1080p");
        assertThat(eos.typical()).isEqualTo(Duration.ofMinutes(1));
        assertThat(eos.parameters())
                .containsExactly(
                        new Parameter.Text("prompt", "What it shows.", true, OptionalInt.of(100)),
                        new Parameter.Choice(
                                "resolution", "Detail.", false, List.of("720p", "1080p"), Optional.of("720p")),
                        new Parameter.WholeNumber(
                                "duration", "Length.", false, new Bounds.Range(2, 9), Optional.of(5L)),
                        new Parameter.WholeNumber(
                                "fps",
                                "Frames a second.",
                                false,
                                new Bounds.Options(List.of(24L, 30L)),
                                Optional.empty()),
                        new Parameter.WholeNumber("seed", "Any number.", false, Bounds.UNDOCUMENTED, Optional.empty()),
                        new Parameter.Flag("sound", "With sound.", false, Optional.of(true)),
                        new Parameter.MediaUrl("image", "First frame.", false),
                        new Parameter.MediaUrls("images", "What it looks like.", false, 0, 4));
    }

    @Test
    void a_byte_order_mark_does_no_harm() throws IOException {
        Files.writeString(file, "\ufeff" + GOOD);

        assertThat(Catalogs.with(file).model("eos-2.0-video")).isPresent();
    }

    @Test
    void an_alias_stands_for_the_value_it_names() throws IOException {
        Files.writeString(
                file,
                GOOD.replace("description: Makes a clip.", "description: &clip Makes a clip.")
                        .replace("description: With sound.", "description: *clip"));

        assertThat(Catalogs.with(file).model("eos-2.0-video").orElseThrow().parameter("sound"))
                .contains(new Parameter.Flag("sound", "Makes a clip.", false, Optional.of(true)));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            provider: api18          | colour: red              | 1  | unknown key colour; here can stand: models, provider
            family: Eos 2.0          | colour: red              | 4  | unknown key colour; here can stand: best_for, description, family, id, output, parameters, price, title, typical_seconds
            per_second: {            | per_hour: {              | 9  | unknown key per_hour; here can stand: per_image, per_run, per_second, table, unquoted
            kind: flag, default      | kind: flag, preset       | 17 | unknown key preset; here can stand: default, description, kind, name, required
            kind: media_url,         | kind: media_url, max: 1, | 18 | unknown key max; here can stand: description, kind, name, required
            name: fps                | nam: fps                 | 15 | unknown key nam; here can stand: default, description, kind, max, min, name, options, required
            family: Eos 2.0          | <<: {}                   | 4  | unknown key <<; here can stand: best_for, description, family, id, output, parameters, price, title, typical_seconds
            """)
    void an_unknown_key_is_named_with_those_that_are_known(String good, String bad, int line, String message)
            throws IOException {
        assertBroken(GOOD.replace(good, bad), line, message);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            provider: api18          | 2  | provider is missing
            family: Eos 2.0          | 3  | family is missing
            title: Eos 2.0 video     | 3  | title is missing
            description: Makes a clip.| 3  | description is missing
            output: video            | 3  | output is missing
            typical_seconds: 60      | 3  | typical_seconds is missing
            name: fps,               | 15 | name is missing
            kind: flag,              | 17 | kind is missing
            ~, description: Length.~ | 14 | description is missing
            options: [720p, 1080p],  | 13 | options must not be empty
            ~min: 0, ~               | 19 | min is missing
            ~max: 4, ~               | 19 | max is missing
            """)
    void a_missing_key_is_named_where_it_is_missed(String missing, int line, String message) throws IOException {
        assertBroken(GOOD.replace(missing, ""), line, message);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            provider: api18          | provider: [api18]        | 1  | expected one value here
            provider: api18          | provider: null           | 1  | expected one value here
            id: eos-2.0-video        | id: {a: b}               | 3  | expected one value here
            typical_seconds: 60      | typical_seconds: soon    | 10 | typical_seconds must be a whole number
            typical_seconds: 60      | typical_seconds: '60'    | 10 | typical_seconds must be a whole number
            typical_seconds: 60      | typical_seconds: 1.5     | 10 | typical_seconds must be a whole number
            typical_seconds: 60      | typical_seconds: 0x10    | 10 | expected a whole number, found 0x10
            720p: 0.10               | 720p: cheap              | 9  | expected an amount in dollars of at most 6 decimals, found cheap
            720p: 0.10               | 720p: -0.10              | 9  | expected an amount in dollars of at most 6 decimals, found -0.10
            720p: 0.10               | 720p: $0.10              | 9  | expected an amount in dollars of at most 6 decimals, found $0.10
            ~{720p: 0.10, 1080p: 0.25}~ | 0.10                  | 9  | expected keys and values here
            required: true           | required: 1              | 12 | required must be true or false
            required: true           | required: 'true'         | 12 | required must be true or false
            required: true           | required: yes            | 12 | expected true or false, found yes
            default: true            | default: on              | 17 | expected true or false, found on
            max_length: 100          | max_length: long         | 12 | max_length must be a whole number
            ~[720p, 1080p]~          | 720p                     | 13 | expected a list here
            ~[720p, 1080p]~          | [[720p], 1080p]          | 13 | expected one value here
            default: 5               | default: 5.0             | 14 | default must be a whole number
            default: 5               | default: null            | 14 | default must be a whole number
            ~[24, 30]~               | [24, thirty]             | 15 | expected a whole number, found thirty
            default: true            | default: maybe           | 17 | default must be true or false
            ~- {name: seed, kind: whole_number, description: Any number.}~ | - seed | 16 | expected keys and values here
            """)
    void a_value_of_the_wrong_type_is_pointed_at(String good, String bad, int line, String message) throws IOException {
        assertBroken(GOOD.replace(good, bad), line, message);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            family: Eos 2.0          | id: eos-3.0              | 4  | id is given twice
            720p: 0.10               | 1080p: 0.10              | 9  | 1080p is given twice
            kind: flag, default      | kind: flag, kind         | 17 | kind is given twice
            name: fps                | name: seed               | 3  | parameter seed is described twice
            """)
    void what_is_given_twice_is_refused(String good, String bad, int line, String message) throws IOException {
        assertBroken(GOOD.replace(good, bad), line, message);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            id: eos-2.0-video        | id: ''                   | 3  | an id is 1 to 48 letters, digits, dots, dashes and underscores
            id: eos-2.0-video        | id: e2345678901234567890123456789012345678901234567-9 | 3 | an id is 1 to 48 letters, digits, dots, dashes and underscores
            output: video            | output: sound            | 3  | output is image or video, not sound
            typical_seconds: 60      | typical_seconds: 0       | 3  | typical_seconds must be above 0
            name: seed               | name: Seed               | 16 | a parameter's name is lower_snake_case
            kind: flag               | kind: boolean            | 17 | kind boolean is none of text, choice, whole_number, flag, media_url, media_urls, page_url
            description: With sound. | description: ''          | 17 | a description must not be blank
            max_length: 100          | max_length: 0            | 12 | max_length is at least 1
            max_length: 100          | max_length: -1           | 12 | max_length is out of range: -1
            max_length: 100          | max_length: 2147483648   | 12 | max_length is out of range: 2147483648
            ~[720p, 1080p]~          | []                       | 13 | options must not be empty
            ~[24, 30]~               | []                       | 15 | options must not be empty
            default: 720p            | default: 4k              | 13 | the default 4k is not allowed by the parameter itself
            default: 5               | default: 10              | 14 | the default 10 is not allowed by the parameter itself
            ~options: [24, 30]~      | ~options: [24, 30], default: 25~ | 15 | the default 25 is not allowed by the parameter itself
            min: 2, max: 9           | min: 9, max: 2           | 14 | min must not be above max
            ~options: [24, 30]~      | ~options: [24, 30], min: 7~ | 15 | options exclude min and max
            ~options: [24, 30]~      | ~options: [24, 30], max: 7~ | 15 | options exclude min and max
            min: 0, max: 4           | min: 5, max: 4           | 19 | min and max must be in order
            min: 0, max: 4           | min: 0, max: 0           | 19 | min and max must be in order
            """)
    void a_value_that_cannot_be_is_refused(String good, String bad, int line, String message) throws IOException {
        assertBroken(GOOD.replace(good, bad), line, message);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            provider: api18\\nmodels:\\n\\t- id: x          | 3 | found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
            provider: [api18\\nmodels: []                   | 2 | expected ',' or ']', but got :
            provider: 'api18\\nmodels: []                   | 2 | found unexpected end of stream
            provider: *theirs\\nmodels: []                  | 1 | found undefined alias theirs
            provider: !!java.net.URL [x]\\nmodels: []       | 1 | Global tag is not allowed: tag:yaml.org,2002:java.net.URL
            provider: api18\\nmodels: &all [*all]           | 2 | expected keys and values here
            provider: api18\\nmodels: []\\n---\\nprovider: b | 3 | but found another document
            provider: api18\\nmodels:                       | 2 | expected a list here
            provider: api18                                 | 1 | models is missing
            ? [provider]\\n: api18                          | 1 | expected one value here
            Dear server,                                    | 1 | expected keys and values here
            - provider: api18                               | 1 | expected keys and values here
            """)
    void what_is_no_catalog_at_all_is_pointed_at(String text, int line, String message) throws IOException {
        assertBroken(text.replace("\\n", "\n").replace("\\t- ", "\t- "), line, message.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing but a comment'", "'---'"})
    void an_empty_file_is_refused(String text) throws IOException {
        assertThat(brokenBy(text)).startsWith("Catalog " + file).doesNotContain("\n");
    }

    @Test
    void a_bomb_of_aliases_or_of_depth_or_of_size_is_not_set_off() throws IOException {
        String aliases = "a: &a [x, x]\n" + "b: [*a, *a, *a, *a, *a, *a, *a, *a]\n".repeat(10);
        String depth = "provider: " + "[".repeat(100_000);
        String size = "models:\n" + ("  - " + "more".repeat(25) + "\n").repeat(32_000);

        assertThat(brokenBy(aliases))
                .isEqualTo(inFile("Number of aliases for non-scalar nodes exceeds the specified max=50"));
        assertThat(brokenBy(depth)).isEqualTo(inFile("Nesting Depth exceeded max 50"));
        assertThat(brokenBy(size))
                .isEqualTo(inFile("The incoming YAML document exceeds the limit: 3145728 code points."));
    }

    @Test
    void a_key_whose_value_stands_below_is_pointed_at_itself() throws IOException {
        assertBroken(
                GOOD.replace("    parameters:", "    paramters:"),
                11,
                "unknown key paramters; here can stand: best_for, description, family, id, output, parameters, price, title,"
                        + " typical_seconds");
    }

    @Test
    void a_value_of_several_lines_is_told_in_one() throws IOException {
        assertBroken(
                GOOD.replace("720p: 0.10", "720p: \"a\\nb\""),
                9,
                "expected an amount in dollars of at most 6 decimals, found a b");
    }

    @Test
    void a_model_that_is_there_already_is_pointed_at() throws IOException {
        String again = GOOD.substring(GOOD.indexOf("  - id:"));

        assertBroken(GOOD + again, 20, "there is another model with the id eos-2.0-video");
        assertBroken(
                GOOD + again.replace("eos-2.0", "eos_2_0"), 20, "there is another model with the tool eos_2_0_video");
        assertBroken(
                GOOD.replace("eos-2.0-video", "hera-1.0-image-edit"),
                3,
                "there is another model with the id hera-1.0-image-edit");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(broken()).isEqualTo(inFile("there is no such file"));
    }

    @Test
    void a_folder_is_no_file() throws IOException {
        Files.createDirectory(file);

        assertThat(broken()).isEqualTo(inFile("cannot be read: Is a directory"));
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws IOException {
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            Files.writeString(file, GOOD.replace("Eos", "Éos"), charset);

            assertThat(broken()).isEqualTo(inFile("the file is not in UTF-8"));
        }
    }
}
