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
}
