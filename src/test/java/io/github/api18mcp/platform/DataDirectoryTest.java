package io.github.api18mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path home;

    @Test
    void it_is_where_the_operator_says_or_where_data_belongs() {
        Path chosen = home.resolve("chosen");
        Path xdg = home.resolve("xdg");

        assertThat(directory(Optional.of(chosen), Optional.of(xdg)).path()).isEqualTo(chosen);
        assertThat(directory(Optional.empty(), Optional.of(xdg)).path()).isEqualTo(xdg.resolve("api18-mcp"));
        assertThat(directory(Optional.empty(), Optional.empty()).path())
                .isEqualTo(home.resolve(".local/share/api18-mcp"));
    }

    @Test
    void nobody_else_may_look_in() throws IOException {
        Path outputs =
                directory(Optional.of(home.resolve("data")), Optional.empty()).folder("outputs");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outputs)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outputs.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_place_that_cannot_be_a_folder_is_named() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> DataDirectory.made(file.resolve("below")))
                .withMessageContaining(file.resolve("below").toString());
    }

    private DataDirectory directory(Optional<Path> chosen, Optional<Path> xdg) {
        return new DataDirectory(() -> chosen, xdg, home);
    }
}
