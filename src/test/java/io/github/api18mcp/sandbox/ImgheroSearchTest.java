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

/** The list of pages that imghero made pictures for. */
class ImgheroSearchTest extends ImgheroConversation {

    @ParameterizedTest
    @CsvSource({"blog, 2", "BLOG/One, 1", "https://example.com, 2", "example, 3", "cats, 0", "%, 0"})
    void words_are_looked_for_in_the_address(String words, int found) {
        Stream.of("https://example.com/blog/one", "https://example.com/blog/two", "https://www.example.org/about")
                .forEach(this::generated);

        JsonNode answer = search("?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));

        assertThat(answer.path("total").intValue()).isEqualTo(found);
        assertThat(answer.path("urls")).hasSize(found);
    }

    @Test
    void pages_are_listed_newest_first_and_in_parts() {
        Stream.of("1", "2", "3", "4", "5").map("https://example.com/"::concat).forEach(this::generated);

        JsonNode part = search("?limit=2&offset=1");

        assertThat(part.path("urls").findValuesAsText("url"))
                .containsExactly("https://example.com/4", "https://example.com/3");
        assertThat(part.path("total").intValue()).isEqualTo(5);
        assertThat(part.path("limit").intValue()).isEqualTo(2);
        assertThat(part.path("offset").intValue()).isEqualTo(1);
        assertThat(search("?offset=4").path("urls").findValuesAsText("url")).containsExactly("https://example.com/1");
        assertThat(search("?offset=5").path("urls")).isEmpty();
        assertThat(search("?q=example.com/2&offset=1").path("urls")).isEmpty();
    }

    @Test
    void twenty_are_listed_unless_asked_otherwise() {
        Stream.iterate(1, number -> number + 1)
                .limit(21)
                .map(number -> "https://example.com/" + number)
                .forEach(this::generated);

        JsonNode answer = search("");

        assertThat(answer.path("urls")).hasSize(20);
        assertThat(answer.path("total").intValue()).isEqualTo(21);
        assertThat(answer.path("limit").intValue()).isEqualTo(20);
        assertThat(answer.path("offset").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=100", "offset=0", "offset=999999999", "q="})
    void what_is_within_bounds_is_taken(String query) {
        assertThat(imghero.send(asked(URLS + "?" + query)).statusCode()).isEqualTo(200);
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
    void what_is_out_of_bounds_is_refused(String query) {
        JsonNode error = refused(imghero.send(asked(URLS + "?" + query)), 400, "invalid_request");

        assertThat(error.path("message").textValue()).startsWith(query.replaceFirst("=.*", ""));
    }
}
