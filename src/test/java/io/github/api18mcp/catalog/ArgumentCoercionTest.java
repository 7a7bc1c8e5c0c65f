package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentCoercionTest {

    private static final Model PICTURE = Catalogs.model("hera-1.0-text-to-image");
    private static final Model EDIT = Catalogs.model("hera-1.0-image-edit");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'num_images': '2'}                             | {'num_images': 2}",
                "{'aspect_ratio': '16x9'}                        | {'aspect_ratio': '16:9'}",
                "{'aspect_ratio': '16:9 '}                       | {'aspect_ratio': '16:9'}",
                "{'resolution': '1K'}                            | {'resolution': '1k'}",
                "{'num_images': '', 'resolution': 'null'}        | {}",
                "{'model': 'hera-1.0-text-to-image'}             | {}",
                "{'model': 'hera_1_0_text_to_image'}             | {}"
            })
    void what_means_one_thing_is_understood(String given, String meant) {
        assertThat(ArgumentCoercion.of(PICTURE, json(given)).json())
                .hasToString(json(meant).toString());
    }

    @Test
    void a_list_in_a_string_and_a_flag_in_a_string_are_understood() {
        CoercedArguments coerced = ArgumentCoercion.of(
                EDIT, json("{'images': '[\"https://example.com/a.jpg\"]', 'enable_prompt_expansion': 'False'}"));

        assertThat(coerced.json())
                .hasToString("{\"images\":[\"https://example.com/a.jpg\"],\"enable_prompt_expansion\":false}");
        assertThat(coerced.coercions())
                .extracting(Coercion::toString)
                .containsExactly(
                        "images \"[\"https://example.com/a.jpg\"]\" as a list of 1",
                        "enable_prompt_expansion \"False\" as false");
    }

    @Test
    void exact_arguments_are_not_touched() {
        ObjectNode exact = (ObjectNode) json("{'num_images': 2, 'prompt': ' \"2\" ', 'aspect_ratio': '16:9', 'x': ''}");

        assertThat(ArgumentCoercion.of(PICTURE, exact)).isEqualTo(new CoercedArguments(exact, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zeus-1.0-image-to-video", "hera", "", "hera-1.0-text-to-image-2"})
    void another_model_than_the_one_that_is_called_is_left_to_the_check(String other) {
        ObjectNode given = ((ObjectNode) json("{'prompt': 'Rain'}")).put("model", other);

        assertThat(ArgumentCoercion.of(PICTURE, given)).isEqualTo(new CoercedArguments(given, List.of()));
    }

    @Test
    void what_was_understood_does_not_repeat_a_prompt() {
        CoercedArguments coerced = ArgumentCoercion.of(PICTURE, json("{'prompt': ['a secret']}"));

        assertThat(coerced.json()).hasToString("{\"prompt\":\"a secret\"}");
        assertThat(coerced.coercions()).hasToString("[prompt a list of 1 as its only element]");
    }

    @Test
    void two_options_that_differ_in_spelling_alone_are_not_mixed_up() {
        Parameter choice =
                new Parameter.Choice("size", "A size.", false, List.of("A-1", "a_1", "-1", "b"), Optional.empty());

        assertThat(coerced(choice, "'a 1'")).isEqualTo("\"a 1\"");
        assertThat(coerced(choice, "'a_1'")).isEqualTo("\"a_1\"");
        assertThat(coerced(choice, "'1'")).isEqualTo("\"1\"");
        assertThat(coerced(choice, "'B'")).isEqualTo("\"b\"");
    }

    @Test
    void an_option_named_null_is_that_option() {
        Parameter choice = new Parameter.Choice("size", "A size.", false, List.of("null", "other"), Optional.empty());

        assertThat(coerced(choice, "'Null'")).isEqualTo("\"null\"");
    }

    @Test
    void an_empty_list_leaves_out_an_optional_list_that_cannot_be_empty() {
        assertThat(coerced(new Parameter.MediaUrls("images", "Images.", false, 1, 2), "[]"))
                .isEmpty();
        assertThat(coerced(new Parameter.MediaUrls("images", "Images.", false, 0, 2), "[]"))
                .isEqualTo("[]");
        assertThat(coerced(new Parameter.MediaUrls("images", "Images.", true, 1, 2), "[]"))
                .isEqualTo("[]");
    }

    @Test
    void a_required_empty_text_stays_for_the_check() {
        assertThat(coerced(new Parameter.Text("q", "Words.", true, OptionalInt.empty()), "''"))
                .isEqualTo("\"\"");
    }

    @Test
    void each_address_of_a_list_is_named_by_its_place() {
        CoercedArguments coerced =
                ArgumentCoercion.of(EDIT, json("{'images': ['https://example.com/a', ' https://example.com/b']}"));

        assertThat(coerced.coercions())
                .hasToString("[images[1] \" https://example.com/b\" as \"https://example.com/b\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'{}'", "5", "null"})
    void what_is_no_object_is_left_to_the_check(String given) {
        assertThat(ArgumentCoercion.of(PICTURE, json(given))).isEqualTo(new CoercedArguments(json(given), List.of()));
    }

    /** The value as JSON; empty if the argument was left out. */
    private static String coerced(Parameter parameter, String value) {
        ObjectNode given = (ObjectNode) json("{}");
        given.set(parameter.name(), json(value));
        return ArgumentCoercion.of(List.of(parameter), given)
                .json()
                .path(parameter.name())
                .toString();
    }
}
