package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    private static final String SECRET = "api18_0123456789abcdef";

    @TempDir
    Path directory;

    @Test
    void is_revealed_only_in_the_authorization_header() {
        Key key = new Key(SECRET + "\n");

        assertThat(key).hasToString("***");
        assertThat(key.authorization("Bearer")).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void is_read_from_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), SECRET + "\r\n");

        assertThat(Key.of("API18_KEY", Optional.empty(), Optional.of(file))
                        .orElseThrow()
                        .authorization("Bearer"))
                .isEqualTo("Bearer " + SECRET);
        assertThat(Key.of("API18_KEY", Optional.of("  "), Optional.empty())).isEmpty();
    }

    @Test
    void names_a_missing_file_and_its_variable() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Key.of("API18_KEY", Optional.empty(), Optional.of(missing)))
                .withMessageContaining("API18_KEY_FILE")
                .withMessageContaining(missing.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api18 key", "api18_\nkey", "schlüssel"})
    void rejects_a_key_that_no_header_can_carry_without_repeating_it(String secret) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Key.of("API18_KEY", Optional.of(secret), Optional.empty()))
                .withMessageStartingWith("API18_KEY")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(secret));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "${API18_KEY} | it is still ${API18_KEY}: your client did not fill in the key",
                "${env:API18_KEY} | it is still ${env:API18_KEY}: your client did not fill in the key",
                "${input:key} | it is still ${input:key}: your client did not fill in the key",
                "$API18_KEY | it is still $API18_KEY: your client did not fill in the key",
                "%API18_KEY% | it is still %API18_KEY%: your client did not fill in the key",
                "{{API18_KEY}} | it is still {{API18_KEY}}: your client did not fill in the key",
                "$env:API18_KEY | it is still $env:API18_KEY: your client did not fill in the key",
                "$(cat key.txt) | it is still $(cat key.txt): your client did not fill in the key",
                "process.env.API18_KEY | it is still process.env.API18_KEY: your client did not fill in the key",
                "op://vault/api18/key | it is still op://vault/api18/key: your client did not fill in the key",
                "undefined | it is still the example undefined",
                "null | it is still the example null",
                "API18_KEY: api18_0123456789abcdef | it begins with API18_KEY:; give the key alone",
                "<your key> | it is still the example <your key>",
                "YOUR_API_KEY | it is still the example YOUR_API_KEY",
                "xxxxxxxxxxxx | it is still the example",
                "\"api18_0123456789abcdef\" | there are quotes around the key",
                "'api18_0123456789abcdef' | there are quotes around the key",
                "\u201capi18_0123456789abcdef\u201d | there are quotes around the key",
                "\"api18_0123456789abcdef | there are quotes around the key",
                "API18_KEY=api18_0123456789abcdef | it begins with API18_KEY=; give the key alone",
                "export API18_KEY=api18_0123456789abcdef | it begins with API18_KEY=; give the key alone",
                "API18_KEY = api18_0123456789abcdef | it begins with API18_KEY=; give the key alone",
                "Bearer api18_0123456789abcdef | it begins with Bearer; give the key alone",
                "Authorization: Token api18_0123456789abcdef | it begins with Token; give the key alone"
            })
    void names_the_mistake_of_careless_hands(String text, String words) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Key.of("API18_KEY", Optional.of(text), Optional.empty()))
                .withMessageStartingWith("API18_KEY: " + words)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api18_0123456789abcdef",
                "ABCDEF0123==",
                "0123456789abcdef0123456789abcdef01234567",
                "a-b.c~d/e+f="
            })
    void takes_a_key_of_any_other_form(String text) {
        assertThat(new Key(text).authorization("Bearer")).isEqualTo("Bearer " + text);
    }
}
