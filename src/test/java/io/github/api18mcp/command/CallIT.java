package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code call} as a person types it, without a key: what is printed where, what is saved, and the exit code. */
class CallIT {

    private static final String TOOL = "hera_1_0_text_to_image";

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_SANDBOX_SPEED", "max");

    @TempDir
    Path data;

    @BeforeEach
    void keepTheHomeClean() {
        jar.with("API18MCP_DATA_DIR", data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hera_1_0_text_to_image       | prompt=A cat | aspect_ratio=16:9",
                "hera_1_0_image_edit          | prompt=A cat | images=https://example.com/a.png,https://example.com/b.png",
                "theo_generate_images         | prompt=A cat | aspect_ratio=wide",
                "imghero_generate_image       | style=photo  | url=https://example.com/cats"
            })
    void a_picture_is_made_and_saved(String tool, String first, String second) throws IOException {
        JsonObject job = completed(call(tool, first, second));

        Path file = file(job, 0);
        assertThat(file).startsWith(data).hasExtension("png");
        assertThat(job.getString("output_kind")).isEqualTo("image");
        assertThat(ImageIO.read(file.toFile())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "centaurus_1_0_text_to_video  | prompt=A cat | duration=2",
                "centaurus_1_0_image_to_video | prompt=A cat | image=https://example.com/a.png",
                "hera_1_0_image_to_video      | prompt=A cat | image=https://example.com/a.png",
                "zeus_1_0_image_to_video      | prompt=A cat | image=https://example.com/a.png",
                "zeus_1_0_image_to_video_480p | prompt=A cat | image=https://example.com/a.png"
            })
    void a_clip_is_made_and_saved(String tool, String first, String second) throws IOException {
        JsonObject job = completed(call(tool, first, second));

        Path file = file(job, 0);
        assertThat(file).startsWith(data).hasExtension("mp4");
        assertThat(job.getString("output_kind")).isEqualTo("video");
        assertThat(new String(Files.readAllBytes(file), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
    }

    @Test
    void three_pictures_are_three_files() throws IOException {
        JsonObject job = completed(
                jar.run("call", TOOL, "--json", "{\"prompt\": \"A cat\", \"num_images\": 3}", "--output", "json"));

        assertThat(List.of(file(job, 0), file(job, 1), file(job, 2))).doesNotHaveDuplicates();
        try (var files = Files.list(file(job, 0).getParent())) {
            assertThat(files).hasSize(3);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(ImageIO.read(file(job, i).toFile())).isNotNull();
        }
    }

    @Test
    void pictures_of_theo_are_saved_with_what_they_cost() throws IOException {
        Path folder = data.resolve("logos");

        Ended ended = call("theo_generate_images", "prompt=A logo", "count=2", "--save=" + folder);

        JsonObject job = completed(ended);
        assertThat(job.getValue("quoted_usd")).isNull();
        assertThat(job.getDouble("cost_usd")).isEqualTo(0.0008);
        assertThat(List.of(file(job, 0), file(job, 1)))
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(file).hasParent(folder).hasExtension("png"));
        assertThat(ImageIO.read(file(job, 0).toFile())).isNotNull();
        assertThat(ImageIO.read(file(job, 1).toFile())).isNotNull();
        assertThat(job.getJsonArray("outputs").getJsonObject(1).getString("engine_prompt"))
                .isEqualTo("A logo");
    }

    @Test
    void a_picture_of_a_page_costs_no_dollars() {
        JsonObject job = completed(call("imghero_generate_image", "url=https://example.com/cats"));

        assertThat(job.getValue("quoted_usd")).isNull();
        assertThat(job.getValue("cost_usd")).isNull();
        assertThat(job.getString("charged")).isEqualTo("yes");
        assertThat(job.getJsonArray("outputs").getJsonObject(0).getString("stable_url"))
                .startsWith("http://127.0.0.1:");
    }

    @Test
    void a_person_is_shown_the_file_and_no_address_that_ends_with_the_sandbox() throws IOException {
        Path folder = data.resolve("my pictures").resolve("cats");

        Ended ended = jar.run("call", TOOL, "prompt=A cat", "--save", folder.toString());

        assertThat(ended.code()).isZero();
        Path saved;
        try (var files = Files.list(folder)) {
            saved = files.findFirst().orElseThrow();
        }
        assertThat(ended.out().get(0)).isEqualTo(saved.toString());
        assertThat(ended.text()).doesNotContain("http:", "](", "expires").contains("nothing was charged");
        assertThat(ended.out()).noneMatch(line -> line.contains("so far"));
        assertThat(ended.err())
                .isNotEmpty()
                .allMatch(line -> line.matches("Hera 1.0 text to image: \\d+ s so far, usually about 15 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hera_1_0_text_to_image", "hera-1.0-text-to-image", "hera-text-to-image", "Hera text"})
    void a_model_is_called_by_any_name_that_fits_it_alone_and_a_text_without_a_name_is_the_prompt(String name) {
        JsonObject job = completed(call(name, "A sign that says x=1"));

        assertThat(job.getString("model")).isEqualTo("hera-1.0-text-to-image");
        assertThat(jar.run("job", job.getString("job_id")).text()).contains("A sign that says x=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hera                   | prompt=A cat      | hera may be any of: hera_1_0_image_to_video, hera_1_0_image_edit",
                "hera_txt_to_image      | prompt=A cat      | Did you mean hera_1_0_text_to_image?",
                "hera-text-to-image     | aspect_ration=1:1 | aspect_ration is not a parameter. Did you mean aspect_ratio?",
                "hera-text-to-image     | --sav=x           | Did you mean --save?"
            })
    void what_was_probably_meant_is_suggested(String tool, String argument, String suggestion) {
        Ended ended = jar.run("call", tool, argument);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(String.join("\n", ended.err())).contains(suggestion);
    }

    @Test
    void words_that_were_not_quoted_are_not_guessed_at() {
        Ended ended = jar.run("call", "hera-text-to-image", "a", "cat");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).singleElement().asString().contains("quote");
    }

    @Test
    void an_output_gets_the_name_that_it_is_given_and_replaces_nothing() throws IOException {
        Path file = data.resolve("cats").resolve("cat.png");

        JsonObject job = completed(call(TOOL, "a cat", "--out", file.toString()));
        Ended again = jar.run("call", TOOL, "a cat", "--out", file.toString());

        assertThat(file(job, 0)).isEqualTo(file);
        assertThat(ImageIO.read(file.toFile())).isNotNull();
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).singleElement().asString().contains(file + " is there already", "nothing was charged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/.png"})
    void an_output_cannot_be_given_the_name_of_a_folder(String end) {
        Ended ended = jar.run("call", TOOL, "a cat", "--out", data + end);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).singleElement().asString().contains("--out names a file");
    }

    @Test
    void several_outputs_are_numbered() {
        JsonObject job = completed(call(TOOL, "a cat", "num_images=2", "--out=" + data.resolve("cat.png")));

        assertThat(List.of(file(job, 0), file(job, 1)))
                .containsExactly(data.resolve("cat-1.png"), data.resolve("cat-2.png"));
    }

    @Test
    void a_price_is_quoted_with_the_arguments_of_a_call() {
        Ended quoted = jar.run("quote", "hera-text-to-image", "a cat", "num_images=3");
        Ended wrong = jar.run("quote", "hera-text-to-image", "num_images=30");

        assertThat(quoted.code()).isZero();
        assertThat(quoted.text()).isEqualTo("This call would cost $0.168.");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.text()).contains("prompt", "num_images");
        assertThat(jar.run("quote", "spending").err())
                .singleElement()
                .asString()
                .contains("is not a model");
    }

    @Test
    void bad_arguments_are_said_all_at_once() {
        Ended text = jar.run("call", TOOL, "aspect_ratio=5:4", "num_images=many", "quality=best");
        Ended json = call(TOOL, "aspect_ratio=5:4", "num_images=many", "quality=best");

        assertThat(text.code()).isEqualTo(2);
        assertThat(text.text()).contains("prompt: ", "aspect_ratio: ", "num_images: ", "quality: ");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.json().getString("status")).isEqualTo("refused");
        assertThat(json.json().getJsonObject("error").getJsonArray("violations").stream()
                        .map(violation -> ((JsonObject) violation).getString("parameter")))
                .containsExactlyInAnyOrder("prompt", "aspect_ratio", "num_images", "quality");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no_such_tool           | prompt=A cat         | hera_1_0_text_to_image, zeus_1_0_image_to_video",
                "spending               | A cat                | name=value",
                "hera_1_0_text_to_image | =A cat               | name=value",
                "hera_1_0_text_to_image | --json={\"prompt\": | --json",
                "hera_1_0_text_to_image | --output=yaml        | --output",
                "hera_1_0_text_to_image | --no-such-option     | --no-such-option"
            })
    void what_cannot_be_understood_is_named_on_standard_error(String tool, String argument, String named) {
        Ended ended = jar.run("call", tool, argument);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(String.join("\n", ended.err())).contains(named);
    }

    @Test
    void arguments_given_in_both_ways_are_not_guessed_at() {
        Ended ended = jar.run("call", TOOL, "prompt=A cat", "--json", "{\"prompt\": \"A dog\"}");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).singleElement().asString().contains("--json");
    }

    @Test
    void what_a_locale_cannot_carry_is_refused_rather_than_paid_for_in_pieces() {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");

        Ended ended = jar.with("LC_ALL", "C").run("call", TOOL, "prompt=Füchse im Schnee");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).singleElement().asString().contains("LC_ALL");
    }

    @ParameterizedTest
    @CsvSource({
        "#fail, failed, generation_failed, 1",
        "#402, failed, insufficient_balance, 1",
        "#cut, unknown, outcome_unknown, 5"
    })
    void what_went_wrong_is_told_to_the_shell_too(String word, String status, String type, int code) {
        Ended ended = call(TOOL, "prompt=A cat " + word);

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.json().getString("status")).isEqualTo(status);
        assertThat(ended.json().getJsonObject("error").getString("type")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theo_generate_images   | prompt=A cat #cut             | unknown | outcome_unknown      | unknown | 5",
                "theo_generate_images   | prompt=A cat #401             | failed  | invalid_api_key      | no      | 1",
                "theo_generate_images   | count=5                       | refused | invalid_arguments    | no      | 2",
                "imghero_generate_image | url=https://example.com/#fail | failed  | generation_failed    | unknown | 1",
                "imghero_generate_image | url=https://example.com/#402  | failed  | insufficient_balance | no      | 1",
                "imghero_generate_image | url=https://example.com/#cut  | unknown | outcome_unknown      | unknown | 5",
                "imghero_generate_image | url=http://localhost/         | refused | invalid_arguments    | no      | 2"
            })
    void what_went_wrong_at_any_service_is_told_with_what_became_of_the_money(
            String tool, String argument, String status, String type, String charged, int code) {
        Ended ended = call(tool, argument);

        assertThat(ended.code()).as("%s", ended).isEqualTo(code);
        assertThat(ended.json().getString("status")).isEqualTo(status);
        assertThat(ended.json().getJsonObject("error").getString("type")).isEqualTo(type);
        assertThat(ended.json().getString("charged")).isEqualTo(charged);
    }

    @Test
    void a_job_that_takes_longer_than_the_wait_is_named() {
        Ended ended = jar.with("API18MCP_WAIT", "2s").run("call", TOOL, "prompt=A cat #never", "--output", "json");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.json().getString("status")).isEqualTo("processing");
        assertThat(ended.json().getString("job_id")).startsWith("j_");
    }

    @Test
    void a_model_whose_service_has_no_key_says_which_variable_is_missing() {
        jar.with("API18MCP_MODE", "live");

        Ended ended = call(TOOL, "prompt=A cat");

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.json().getString("status")).isEqualTo("refused");
        assertThat(ended.json().getJsonObject("error").getString("type")).isEqualTo("missing_key");
        assertThat(ended.json().getJsonObject("error").getString("message")).contains("API18_KEY");
    }

    @Test
    void its_help_says_how_lists_are_given() {
        Ended ended = jar.run("call", "--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.text().replaceAll("\\s+", " "))
                .contains("split at commas; a URL that contains a comma needs --json");
    }

    @Test
    void a_tool_that_makes_nothing_answers_too() {
        Ended ended = call("quote", "model=hera-1.0-text-to-image", "arguments={\"prompt\": \"A cat\"}");

        assertThat(ended.code()).isZero();
        assertThat(ended.json().getDouble("quoted_usd")).isEqualTo(0.056);
    }

    @Test
    void the_pages_of_an_account_are_looked_up() {
        Ended ended = call("imghero_search_urls", "q=cats", "limit=5");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.json()).isEqualTo(new JsonObject("{\"urls\": [], \"total\": 0, \"limit\": 5, \"offset\": 0}"));
    }

    @ParameterizedTest
    @CsvSource({
        "imghero_search_urls, limit=101, refused, invalid_arguments, 2",
        "imghero_get_url, url_id=url_abc12345, failed, not_found, 1",
        "imghero_get_url, id=url_abc12345, refused, invalid_arguments, 2"
    })
    void a_look_up_that_finds_nothing_says_why(String tool, String argument, String status, String type, int code) {
        Ended ended = call(tool, argument);

        assertThat(ended.code()).as("%s", ended).isEqualTo(code);
        assertThat(ended.json().getString("status")).isEqualTo(status);
        assertThat(ended.json().getJsonObject("error").getString("type")).isEqualTo(type);
    }

    private Ended call(String tool, String... arguments) {
        return jar.run(Stream.of(List.of("call", tool), List.of(arguments), List.of("--output", "json"))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private static JsonObject completed(Ended ended) {
        assertThat(ended.code()).as("%s", ended).isZero();
        JsonObject job = ended.json();
        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getBoolean("sandbox")).isTrue();
        return job;
    }

    private static Path file(JsonObject job, int index) {
        return Path.of(job.getJsonArray("outputs").getJsonObject(index).getString("file"));
    }
}
