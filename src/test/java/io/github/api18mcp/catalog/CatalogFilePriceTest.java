package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices in an operator's own catalog file: every allowed call has exactly one. */
class CatalogFilePriceTest extends OperatorFile {

    private static final String TABLE =
            """
            provider: api18
            models:
              - id: eos-2.0-video
                family: Eos 2.0
                title: Eos 2.0 video
                description: Makes a clip.
                output: video
                price:
                  table:
                    - {resolution: 1k, duration: 5, usd: 0.30}
                    - {resolution: 2k, duration: 5, usd: 0.60}
                typical_seconds: 60
                parameters:
                  - {name: resolution, kind: choice, options: [1k, 2k], default: 1k, description: Detail.}
                  - {name: duration, kind: whole_number, options: [5], default: 5, description: Length.}
            """;

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ~{720p: 0.10, 1080p: 0.25}~ | ~{720p: 0.10}~          | the price names [720p] but the parameters allow [720p, 1080p]
            ~, default: 720p~           | ~~                      | the price needs a parameter resolution that is required or has a default
            ~, default: 5~              | ~~                      | the price needs a parameter duration that is required or has a default
            min: 2, max: 9              | max: 9                  | the price multiplies by duration, which must have a min of 0 or more
            name: duration              | name: length            | the price needs a parameter duration that is required or has a default
            ~per_second: {720p: 0.10, 1080p: 0.25}~ | per_image: 0.1 | the price needs a parameter num_images that is required or has a default
            """)
    void a_price_that_some_allowed_call_would_not_have_is_refused(String good, String bad, String message)
            throws IOException {
        assertBroken(GOOD.replace(good, bad), 3, message);
    }

    @Test
    void a_price_table_without_a_row_for_every_combination_is_refused() throws IOException {
        Files.writeString(file, TABLE);
        assertThat(Catalogs.with(file).model("eos-2.0-video")).isPresent();

        assertBroken(
                TABLE.replace("        - {resolution: 2k, duration: 5, usd: 0.60}\n", ""),
                3,
                "the price names [5 s at 1k] but the parameters allow [5 s at 1k, 5 s at 2k]");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            resolution: 2k, duration | resolution: 1k, duration | 11 | this combination is priced twice
            duration: 5, usd: 0.60   | usd: 0.60                | 11 | duration is missing
            ~options: [5]~           | ~min: 5, max: 5~         | 3  | a price table needs a duration with options
            """)
    void a_price_table_prices_each_combination_once(String good, String bad, int line, String message)
            throws IOException {
        assertBroken(TABLE.replace(good, bad), line, message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ~{}~                         | a price is one of per_run, per_image, per_second, table, unquoted
            ~{per_run: 1, per_image: 1}~ | a price is one of per_run, per_image, per_second, table, unquoted
            ~{per_run: 0.0000001}~       | expected an amount in dollars of at most 6 decimals, found 0.0000001
            ~{per_run: a dime}~          | expected an amount in dollars of at most 6 decimals, found a dime
            """)
    void a_price_is_of_one_kind(String price, String message) throws IOException {
        assertBroken(GOOD.replaceFirst("price:\n.*", "price: " + price), 8, message);
    }
}
