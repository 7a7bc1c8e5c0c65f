package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ArgumentCheck.Invalid;
import io.github.api18mcp.catalog.ArgumentCheck.Valid;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentCheckTest {

    private static final Model CLIP = Catalogs.model("centaurus-1.0-text-to-video");
    private static final Model ANIMATION = Catalogs.model("hera-1.0-image-to-video");
    private static final Model EDIT = Catalogs.model("hera-1.0-image-edit");

    private final ArgumentCheck check = new ArgumentCheck(uri -> false);

    @Test
    void every_documented_parameter_is_accepted_and_sent_as_it_came() {
        String given =
                """
                {"image": "https://example.com/a.jpg", "prompt": "It walks", "resolution": "1080p", "duration": 15, "seed": 7,
                 "negative_prompt": "", "shot_type": "multi", "enable_prompt_expansion": true}""";

        assertThat(accepted(ANIMATION, given)).hasToString(json(given).toString());
    }

    @Test
    void nothing_is_added_not_even_a_default() {
        assertThat(accepted(CLIP, "{'prompt': 'Rain'}")).isEqualTo(json("{'prompt': 'Rain'}"));
    }

    @Test
    void what_is_sent_stands_in_documented_order() {
        assertThat(accepted(CLIP, "{'duration': 5, 'resolution': '720p', 'prompt': 'Rain'}"))
                .hasToString(json("{'prompt': 'Rain', 'resolution': '720p', 'duration': 5}")
                        .toString());
    }

    @Test
    void null_is_an_argument_left_out() {
        assertThat(accepted(CLIP, "{'prompt': 'Rain', 'duration': null, 'resolution': null, 'unheard_of': null}"))
                .isEqualTo(json("{'prompt': 'Rain'}"));
    }

    @Test
    void null_for_a_required_argument_is_as_missing_as_none() {
        Violation missing = new Violation("prompt", "text, at most 2,500 characters", "nothing");

        assertThat(violations(CLIP, "{'prompt': null}")).containsExactly(missing);
        assertThat(violations(CLIP, "{}")).containsExactly(missing);
    }

    @Test
    void every_violation_is_named_at_once_documented_order_first_and_unknown_ones_last() {
        assertThat(
                        violations(
                                ANIMATION,
                                """
                        {"num_images": 2, "shot_type": "triple", "duration": 7, "resolution": "4k", "image": "file:///a.png",
                         "enable_prompt_expansion": "yes", "seed": 1.5, "negative_prompt": 3}"""))
                .extracting(Violation::toString)
                .containsExactly(
                        "image: expected a public http(s) URL that the service can fetch, got \"file:///a.png\"",
                        "prompt: expected text, at most 2,500 characters, got nothing",
                        "resolution: expected 720p, 1080p, got \"4k\"",
                        "duration: expected 5, 10, 15, got 7",
                        "seed: expected a whole number, got 1.5",
                        "negative_prompt: expected text, got 3",
                        "shot_type: expected single, multi, got \"triple\"",
                        "enable_prompt_expansion: expected true, false, got \"yes\"",
                        "num_images: expected one of the parameters image, prompt, resolution, duration, seed,"
                                + " negative_prompt, shot_type, enable_prompt_expansion, got 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "Prompt", "prompt ", "num_images", ""})
    void an_unknown_parameter_is_refused(String name) {
        ObjectNode arguments = ((ObjectNode) json("{'prompt': 'Rain'}")).put(name, "x");

        assertThat(violations(CLIP, arguments)).extracting(Violation::parameter).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
            [],                          a list of 0
            "[{'prompt': 'Rain'}]",      a list of 1
            'Rain',                      \"""Rain\"""
            5,                           5
            true,                        true
            null,                        nothing
            """)
    void arguments_that_are_no_object_are_one_violation(String arguments, String got) {
        assertThat(violations(CLIP, arguments)).containsExactly(new Violation("arguments", "an object", got));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            textBlock =
                    """
            prompt                  | 5         | 5
            prompt                  | ['Rain']  | a list of 1
            prompt                  | {}        | an object
            negative_prompt         | false     | false
            resolution              | 720       | 720
            resolution              | '480p'    | "\""480p"\""
            resolution              | '720P'    | "\""720P"\""
            resolution              | ''        | "\"""\""
            aspect_ratio            | '16:10'   | "\""16:10"\""
            duration                | '5'       | "\""5"\""
            duration                | 1         | 1
            duration                | 16        | 16
            duration                | -5        | -5
            duration                | 5.5       | 5.5
            duration                | [5]       | a list of 1
            duration                | true      | true
            seed                    | 1.5       | 1.5
            seed                    | '1'       | "\""1"\""
            enable_prompt_expansion | 'true'    | "\""true"\""
            enable_prompt_expansion | 1         | 1
            enable_prompt_expansion | {}        | an object
            """)
    void a_value_the_document_does_not_allow_is_refused(String parameter, String value, String got) {
        ObjectNode arguments = (ObjectNode) json("{'prompt': 'Rain'}");
        arguments.set(parameter, json(value));
        String expected = CLIP.parameter(parameter).orElseThrow().accept(ExpectedText.WORDS);

        assertThat(violations(CLIP, arguments)).containsExactly(new Violation(parameter, expected, got));
    }

    @Test
    void options_of_a_whole_number_are_no_range() {
        assertThat(violations(ANIMATION, "{'image': 'https://example.com/a', 'prompt': 'Walk', 'duration': 6}"))
                .containsExactly(new Violation("duration", "5, 10, 15", "6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9007199254740991", "-1", "0", "9007199254740991", "9.007199254740991e15"})
    void a_whole_number_without_documented_bounds_is_one_that_json_carries_exactly(String seed) {
        assertThat(accepted(CLIP, "{'prompt': 'Rain', 'seed': " + seed + "}"))
                .hasToString("{\"prompt\":\"Rain\",\"seed\":" + new BigDecimal(seed).toBigIntegerExact() + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "-9007199254740992",
                "9223372036854775807",
                "9223372036854775808",
                "9999999999999999999",
                "9.5e18",
                "1e19",
                "1e30",
                "-1e300",
                "1e999",
                "-1e999999999",
                "1.5"
            })
    void a_number_that_is_not_whole_or_beyond_that_is_refused(String seed) {
        assertThat(violations(CLIP, "{'prompt': 'Rain', 'seed': " + seed + "}"))
                .extracting(Violation::parameter)
                .containsExactly("seed");
    }

    @Test
    void an_exponent_without_end_is_not_written_out() {
        ObjectNode arguments = prompt("Rain");
        arguments.put("seed", new BigDecimal("1e2147483647"));

        assertThat(violations(CLIP, arguments))
                .containsExactly(new Violation("seed", "a whole number", "a number out of range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5.000", "5e0", "0.5e1", "50e-1"})
    void five_is_five_however_written_and_is_sent_as_5(String spelling) {
        assertThat(accepted(CLIP, "{'prompt': 'Rain', 'duration': " + spelling + "}"))
                .hasToString("{\"prompt\":\"Rain\",\"duration\":5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t\r\n", "\u000b\f", "\u00a0", "\u2003\u2028", "\u3000", "\ufeff"})
    void a_required_text_is_not_blank(String prompt) {
        assertThat(violations(CLIP, prompt(prompt)))
                .containsExactly(new Violation("prompt", "text, at most 2,500 characters", "blank text"));
    }

    @Test
    void an_optional_text_may_be_empty_and_as_long_as_one_likes() {
        accepted(CLIP, "{'prompt': 'Rain', 'negative_prompt': ''}");
        accepted(CLIP, "{'prompt': 'Rain', 'negative_prompt': '" + "x".repeat(100_000) + "'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "漢", "😀", "𝄞"})
    void the_length_of_a_text_is_counted_in_code_points(String character) {
        assertThat(check.check(CLIP, prompt(character.repeat(2_500)))).isInstanceOf(Valid.class);
        assertThat(violations(CLIP, prompt(character.repeat(2_501))))
                .containsExactly(new Violation("prompt", "text, at most 2,500 characters", "2501 characters"));
    }

    @Test
    void an_emoji_of_several_code_points_counts_as_several() {
        String family = "👨‍👩‍👧";

        assertThat(check.check(CLIP, prompt(family.repeat(500)))).isInstanceOf(Valid.class);
        assertThat(violations(CLIP, prompt(family.repeat(501))))
                .extracting(Violation::got)
                .containsExactly("2505 characters");
    }

    @Test
    void what_passed_the_check_does_not_change_any_more() {
        ObjectNode given = (ObjectNode) json(images("'https://example.com/1'"));
        Valid accepted = assertThat(check.check(EDIT, given))
                .asInstanceOf(type(Valid.class))
                .actual();
        given.withArray("images").add("file:///etc/passwd");

        assertThat(accepted.arguments().json()).isEqualTo(json(images("'https://example.com/1'")));
    }

    @Test
    void one_to_three_images_are_accepted() {
        accepted(EDIT, images("'https://example.com/1'"));
        accepted(EDIT, images("'https://example.com/1', 'https://example.com/2', 'https://example.com/3'"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            textBlock =
                    """
            []                                                  | a list of 0
            ['https://a.b', 'https://a.b', 'https://a.b', 5]    | a list of 4
            'https://example.com/1'                             | "\""https://example.com/1"\""
            {}                                                  | an object
            """)
    void images_in_another_number_or_no_list_are_refused(String images, String got) {
        assertThat(violations(EDIT, "{'prompt': 'Beach', 'images': " + images + "}"))
                .containsExactly(new Violation("images", "a list of 1–3, each " + ImageReference.EXPECTED, got));
    }

    @Test
    void each_bad_image_of_a_list_is_named_by_its_place() {
        assertThat(violations(EDIT, images("'https://localhost/1', null, 7")))
                .extracting(Violation::toString)
                .containsExactly(
                        "images[0]: expected " + PublicUrl.EXPECTED + ", got the private address localhost",
                        "images[1]: expected " + PublicUrl.EXPECTED + ", got nothing",
                        "images[2]: expected " + PublicUrl.EXPECTED + ", got 7");
    }

    @Test
    void an_address_of_the_provider_itself_is_good_although_private() {
        ArgumentCheck trusting = new ArgumentCheck(uri -> uri.getAuthority().equals("127.0.0.1:8089"));

        assertThat(trusting.check(EDIT, json(images("'http://127.0.0.1:8089/v1/files/1'"))))
                .isInstanceOf(Valid.class);
        assertThat(trusting.check(EDIT, json(images("'http://127.0.0.1:8090/v1/files/1'"))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_violation_never_repeats_more_than_80_characters_of_what_came() {
        String endless = "😀".repeat(10_000);
        ObjectNode arguments = (ObjectNode) json(images("'https://" + endless + "', 'data:" + endless + "', 'x'"));
        arguments.put("prompt", endless).put("seed", endless).put("enable_prompt_expansion", endless);
        arguments.put(endless, endless);

        assertThat(violations(EDIT, arguments)).hasSizeGreaterThanOrEqualTo(6).allSatisfy(violation -> {
            assertThat(violation.got().codePoints()).hasSizeLessThanOrEqualTo(80);
            assertThat(violation.parameter().codePoints()).hasSizeLessThanOrEqualTo(80);
            assertThat(violation.expected()).doesNotContain("😀");
        });
    }

    private ObjectNode accepted(Model model, String arguments) {
        return assertThat(check.check(model, json(arguments)))
                .asInstanceOf(type(Valid.class))
                .actual()
                .arguments()
                .json();
    }

    private List<Violation> violations(Model model, String arguments) {
        return violations(model, json(arguments));
    }

    private List<Violation> violations(Model model, JsonNode arguments) {
        return assertThat(check.check(model, arguments))
                .asInstanceOf(type(Invalid.class))
                .actual()
                .violations();
    }

    private static ObjectNode prompt(String text) {
        return ((ObjectNode) json("{}")).put("prompt", text);
    }

    private static String images(String list) {
        return "{'prompt': 'Beach', 'images': [" + list + "]}";
    }
}
