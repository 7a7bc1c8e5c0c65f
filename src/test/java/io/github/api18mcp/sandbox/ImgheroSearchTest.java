package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for pages that imghero has made images for. */
class ImgheroSearchTest extends AbstractImgheroTest {

    @ParameterizedTest
    @CsvSource({"blog, 2", "BLOG/One, 1", "https://example.com, 2", "example, 3", "cats, 0", "%, 0"})
    void searches_the_urls_for_the_query(String query, int found) {
        Stream.of("https://example.com/blog/one", "https://example.com/blog/two", "https://www.example.org/about")
                .forEach(this::generate);

        JsonNode results = search("?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));

        assertThat(results.path("total").intValue()).isEqualTo(found);
        assertThat(results.path("urls")).hasSize(found);
    }

    @Test
    void lists_pages_newest_first_with_limit_and_offset() {
        Stream.of("1", "2", "3", "4", "5").map("https://example.com/"::concat).forEach(this::generate);

        JsonNode results = search("?limit=2&offset=1");

        assertThat(results.path("urls").findValuesAsText("url"))
                .containsExactly("https://example.com/4", "https://example.com/3");
        assertThat(results.path("total").intValue()).isEqualTo(5);
        assertThat(results.path("limit").intValue()).isEqualTo(2);
        assertThat(results.path("offset").intValue()).isEqualTo(1);
        assertThat(search("?offset=4").path("urls").findValuesAsText("url")).containsExactly("https://example.com/1");
        assertThat(search("?offset=5").path("urls")).isEmpty();
        assertThat(search("?q=example.com/2&offset=1").path("urls")).isEmpty();
    }

    @Test
    void lists_twenty_pages_by_default() {
        Stream.iterate(1, number -> number + 1)
                .limit(21)
                .map(number -> "https://example.com/" + number)
                .forEach(this::generate);

        JsonNode results = search("");

        assertThat(results.path("urls")).hasSize(20);
        assertThat(results.path("total").intValue()).isEqualTo(21);
        assertThat(results.path("limit").intValue()).isEqualTo(20);
        assertThat(results.path("offset").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=100", "offset=0", "offset=999999999", "q="})
    void accepts_parameters_within_bounds(String query) {
        assertThat(imghero.send(request(URLS + "?" + query)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=1.5",
                "limit=",
                "limit=99999999999",
                "offset=-1",
                "offset=x",
                "offset="
            })
    void refuses_parameters_out_of_bounds(String query) {
        JsonNode error = assertError(imghero.send(request(URLS + "?" + query)), 400, "invalid_request");

        assertThat(error.path("message").textValue()).startsWith(query.replaceFirst("=.*", ""));
    }
}
