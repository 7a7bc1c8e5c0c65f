package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code token} as an operator types it. */
class TokenIT {

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path folder;

    @BeforeEach
    void nameTheFile() {
        jar.with("API18MCP_ACCESS_TOKENS_FILE", folder.resolve("tokens"));
    }

    @Test
    void a_token_is_printed_once_with_how_to_use_it() {
        Ended added = jar.run("token", "add", "alice", "--url", "https://media.example.com/mcp");

        assertThat(added.code()).isZero();
        assertThat(added.out()).singleElement().asString().matches("api18mcp_[0-9a-f]{64}");
        assertThat(added.err())
                .anyMatch(line -> line.contains("not shown again"))
                .anyMatch(line -> line.contains("install CLIENT --http https://media.example.com/mcp"));
        assertThat(jar.run("token", "list").out()).containsExactly("NAME   TOKENS", "alice  1");
    }

    @Test
    void a_revoked_token_is_gone() {
        jar.run("token", "add", "alice");

        assertThat(jar.run("token", "revoke", "alise").err())
                .singleElement()
                .asString()
                .contains("There is no token of alise. Did you mean alice?");
        assertThat(jar.run("token", "revoke", "alice").text()).startsWith("Revoked 1 token of alice");
        assertThat(jar.run("token", "list").text()).isEqualTo("There are no tokens.");
    }

    @Test
    void without_a_file_it_asks_for_one() {
        Ended ended = jar.with("API18MCP_ACCESS_TOKENS_FILE", "").run("token", "list");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).singleElement().asString().contains("API18MCP_ACCESS_TOKENS_FILE", "--file");
    }
}
