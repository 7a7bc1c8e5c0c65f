package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTextTest {

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            hera-1.0-text-to-image      | prompt                  | text, at most 2,500 characters
            hera-1.0-image-edit         | negative_prompt         | text
            hera-1.0-text-to-image      | resolution              | 1k, 2k
            hera-1.0-text-to-image      | num_images              | a whole number, 1–9
            hera-1.0-image-to-video     | duration                | 5, 10, 15
            hera-1.0-image-edit         | seed                    | a whole number
            hera-1.0-image-edit         | enable_prompt_expansion | true, false
            hera-1.0-image-to-video     | image                   | a public http(s) URL, job:JOB_ID, import:ID, a data: URI or an absolute path
            hera-1.0-image-edit         | images                  | a list of 1–3, each a public http(s) URL, job:JOB_ID, import:ID, a data: URI or an absolute path
            """)
    void what_a_parameter_accepts_is_said_in_words(String model, String parameter, String words) {
        assertThat(Catalogs.model(model).parameter(parameter).orElseThrow().accept(ExpectedText.WORDS))
                .isEqualTo(words);
    }

    @Test
    void numbers_are_written_the_same_on_every_machine() {
        Locale.setDefault(Locale.GERMANY);

        what_a_parameter_accepts_is_said_in_words("hera-1.0-text-to-image", "prompt", "text, at most 2,500 characters");
    }
}
