package io.github.api18mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens file as an operator edits it. */
class TokensFileTest {

    @TempDir
    Path folder;

    @Test
    void a_token_opens_the_server_and_is_stored_as_its_hash() throws IOException {
        Path path = folder.resolve("new/tokens");

        String token = new TokensFile(path).add("alice");

        assertThat(Tokens.parse(Files.readString(path)).owner(token)).contains(new Caller("alice"));
        assertThat(path).content().doesNotContain(token).startsWith("alice sha256:");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void other_lines_and_permissions_stay() throws IOException {
        Path path = folder.resolve("tokens");
        Files.writeString(path, "# our team\nbob 0123456789abcdef0\n\nmetrics 0123456789abcdef1");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        TokensFile file = new TokensFile(path);

        file.add("alice");
        file.add("alice");
        assertThat(file.names()).containsExactly("bob", "metrics", "alice", "alice");
        int revoked = file.revoke("alice");

        assertThat(revoked).isEqualTo(2);
        assertThat(path).hasContent("# our team\nbob 0123456789abcdef0\n\nmetrics 0123456789abcdef1\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void an_unknown_name_revokes_nothing() {
        assertThat(new TokensFile(folder.resolve("tokens")).revoke("alice")).isZero();
        assertThat(folder.resolve("tokens")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "", "a/b", "Metrics"})
    void a_name_that_servers_do_not_accept_is_refused(String name) {
        TokensFile file = new TokensFile(folder.resolve("tokens"));

        assertThatThrownBy(() -> file.add(name)).isInstanceOf(ConfigurationException.class);
        assertThat(folder.resolve("tokens")).doesNotExist();
    }

    @Test
    void a_broken_file_is_named_and_stays() throws IOException {
        Path path = Files.writeString(folder.resolve("tokens"), "alice short\n");

        assertThatThrownBy(() -> new TokensFile(path).add("bob"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 1");
        assertThat(path).hasContent("alice short\n");
    }
}
