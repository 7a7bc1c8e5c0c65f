package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    @Test
    void accepts_an_underscore_in_a_host_name() {
        assertThat(url("https://my_bucket.storage.example.com/a.png"))
                .contains(URI.create("https://my_bucket.storage.example.com/a.png"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/my picture.png, https://a.example/my%20picture.png",
        "https://a.example/a.png?sig=x|y{z}, https://a.example/a.png?sig=x%7Cy%7Bz%7D",
        "https://a.example/100%.png?d=%20, https://a.example/100%25.png?d=%20",
        "'https://a.example/a.png\n', https://a.example/a.png",
    })
    void escapes_characters_that_the_service_left_unescaped(String given, String expected) {
        assertThat(url(given)).contains(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.png", "/files/a.png", "//a.example/a.png", "data:image/png;base64,AA", "https:///a.png", " "})
    void ignores_a_text_that_is_not_an_absolute_url(String given) {
        assertThat(url(given)).isEmpty();
    }

    private static Optional<URI> url(String text) {
        return new JsonFields(JsonNodeFactory.instance.objectNode().put("url", text)).url("url");
    }
}
