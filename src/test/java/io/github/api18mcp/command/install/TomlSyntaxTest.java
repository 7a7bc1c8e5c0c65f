package io.github.api18mcp.command.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of a TOML file leave everything else as people wrote it. */
class TomlSyntaxTest {

    private static final List<String> SERVERS = List.of("mcp_servers");

    private static final String TABLE =
            """
            [mcp_servers.api18]
            command = "C:\\\\Users\\\\Ann Lee\\\\api18-mcp"
            args = ["stdio"]
            tool_timeout_sec = 120

            [mcp_servers.api18.env]
            API18_KEY = "\\"quoted\\""
            """;

    private final ConfigSyntax syntax = new TomlSyntax();
    private final ObjectNode entry =
            JsonNodeFactory.instance.objectNode().put("command", "C:\\Users\\Ann Lee\\api18-mcp");

    TomlSyntaxTest() {
        entry.putArray("args").add("stdio");
        entry.put("tool_timeout_sec", 120);
        entry.putObject("env").put("API18_KEY", "\"quoted\"");
    }

    @Test
    void a_new_file_has_our_server_alone() {
        assertThat(with("")).isEqualTo(TABLE);
        assertThat(ConfigSyntax.at(syntax.read(TABLE), List.of("mcp_servers", "api18")))
                .isEqualTo(entry);
    }

    @Test
    void a_server_is_added_at_the_end() {
        assertThat(with("model = \"o5\" # the best\n")).isEqualTo("model = \"o5\" # the best\n\n" + TABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model = \"o5\" # the best\n",
                "model = \"o5\"",
                "# nothing yet\n",
                "model = \"o5\"\r\n\r\n[mcp_servers.memory]\r\ncommand = \"npx\"\r\n",
                "[mcp_servers.memory]\ncommand = \"npx\"\n\n# the end\n",
                "[mcp_servers.memory]\ncommand = \"npx\"\n\n\n",
                "text = \"\"\"\n[mcp_servers.other]\n\"\"\"\n[[list]]\na = 1\n[[list]]\na = 2\n"
            })
    void removing_what_was_added_leaves_the_file_as_it_was(String text) {
        String added = with(text);

        assertThat(ConfigSyntax.at(syntax.read(added), List.of("mcp_servers", "api18")))
                .isEqualTo(entry);
        assertThat(syntax.without(added, SERVERS, "api18")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[mcp_servers.api18]", "[ mcp_servers . \"api18\" ] # ours", "[mcp_servers.'api18']"})
    void the_server_is_removed_from_between_others(String header) {
        String text = "[mcp_servers.a]\ncommand = \"a\"\n\n" + header + "\ncommand = \"x\"\n\n[mcp_servers.api18.env]\n"
                + "A = \"1\"\n\n# about b\n[mcp_servers.b]\ncommand = \"b\"\n";

        assertThat(syntax.without(text, SERVERS, "api18"))
                .isEqualTo("[mcp_servers.a]\ncommand = \"a\"\n\n# about b\n[mcp_servers.b]\ncommand = \"b\"\n");
    }

    @Test
    void a_file_that_is_not_toml_is_not_read() {
        assertThatThrownBy(() -> syntax.read("a = 1\nb ="))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("line 2");
    }

    private String with(String text) {
        return syntax.with(text, SERVERS, "api18", entry);
    }
}
