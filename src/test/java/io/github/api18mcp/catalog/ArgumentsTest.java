package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.api18mcp.catalog.ArgumentCheck.Valid;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Model CLIP = Catalogs.model("centaurus-1.0-text-to-video");

    @Test
    void a_value_left_out_is_its_default_for_the_quote() {
        Arguments bare = arguments("{'prompt': 'Rain'}");

        assertThat(bare.word("resolution")).isEqualTo("720p");
        assertThat(bare.wholeNumber("duration")).isEqualTo(5);
    }

    @Test
    void a_value_given_is_preferred_to_its_default() {
        Arguments given = arguments("{'prompt': 'Rain', 'resolution': '1080p', 'duration': 9}");

        assertThat(given.word("resolution")).isEqualTo("1080p");
        assertThat(given.wholeNumber("duration")).isEqualTo(9);
    }

    @Test
    void wishes_are_the_texts_that_ask_for_something() {
        assertThat(arguments("{'prompt': 'Rain', 'negative_prompt': 'Snow', 'resolution': '720p'}")
                        .describingTexts())
                .containsExactly("Rain");
    }

    @Test
    void the_same_arguments_are_the_same_text_however_they_were_written() {
        Arguments one = arguments("{'prompt': 'Rain', 'duration': 5, 'seed': null}");
        Arguments other = arguments("{'duration': 5.0, 'prompt': 'Rain'}");

        assertThat(one.json()).hasToString(other.json().toString());
    }

    @Test
    void a_text_without_a_default_may_be_missing() {
        assertThat(arguments("{'prompt': 'Rain'}").text("negative_prompt")).isEmpty();
        assertThat(arguments("{'prompt': 'Rain'}").text("resolution")).hasValue("720p");
    }

    @Test
    void a_change_to_the_copy_changes_nothing() {
        Arguments arguments = arguments("{'prompt': 'Rain'}");
        arguments.json().put("prompt", "Snow");

        assertThat(arguments.json()).isEqualTo(json("{'prompt': 'Rain'}"));
    }

    @Test
    void their_text_form_does_not_repeat_a_prompt() {
        assertThat(arguments("{'prompt': 'Rain', 'duration': 5}")).hasToString("[prompt, duration]");
    }

    private static Arguments arguments(String text) {
        return assertThat(new ArgumentCheck(uri -> false).check(CLIP, json(text)))
                .asInstanceOf(type(Valid.class))
                .actual()
                .arguments();
    }
}
