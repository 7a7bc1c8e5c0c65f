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
    void it_shows_itself_only_to_the_request_that_carries_it() {
        Key key = new Key(SECRET + "\n");

        assertThat(key).hasToString("***");
        assertThat(key.authorization("Bearer")).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void it_may_come_from_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), SECRET + "\r\n");

        assertThat(Key.of("API18_KEY", Optional.empty(), Optional.of(file))
                        .orElseThrow()
                        .authorization("Bearer"))
                .isEqualTo("Bearer " + SECRET);
        assertThat(Key.of("API18_KEY", Optional.of("  "), Optional.empty())).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_variable() {
        Path missing = directory.resolve("missing");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Key.of("API18_KEY", Optional.empty(), Optional.of(missing)))
                .withMessageContaining("API18_KEY_FILE")
                .withMessageContaining(missing.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api18 key", "api18_\nkey", "schlüssel"})
    void what_no_header_can_carry_is_no_key_and_is_not_repeated(String secret) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Key.of("API18_KEY", Optional.of(secret), Optional.empty()))
                .withMessageStartingWith("API18_KEY")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(secret));
    }
}
