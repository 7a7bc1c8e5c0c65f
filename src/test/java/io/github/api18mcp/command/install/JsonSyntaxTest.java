package io.github.api18mcp.command.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of a JSON file leave everything else as people wrote it. */
class JsonSyntaxTest {

    private static final List<String> SERVERS = List.of("mcpServers");

    private final ConfigSyntax syntax = new JsonSyntax();
    private final ObjectNode entry = JsonNodeFactory.instance.objectNode().put("command", "api18-mcp");

    JsonSyntaxTest() {
        entry.putArray("args").add("stdio");
    }

    @Test
    void a_new_file_has_our_server_alone() {
        assertThat(with(""))
                .isEqualTo(
                        """
                {
                  "mcpServers": {
                    "api18": {
                      "command": "api18-mcp",
                      "args": ["stdio"]
                    }
                  }
                }
                """);
    }

    @Test
    void a_server_is_added_after_the_others_and_comments_stay_where_they_are() {
        assertThat(
                        with(
                                """
                // My servers
                {
                    "mcpServers": {
                        /* the oldest */
                        "memory": { "command": "npx" } // keep
                    },
                    "theme": "dark", // for the evening
                }
                """))
                .isEqualTo(
                        """
                // My servers
                {
                    "mcpServers": {
                        /* the oldest */
                        "memory": { "command": "npx" }, // keep
                        "api18": {
                            "command": "api18-mcp",
                            "args": ["stdio"]
                        }
                    },
                    "theme": "dark", // for the evening
                }
                """);
    }

    @Test
    void the_list_of_servers_is_added_after_everything_else() {
        assertThat(
                        with(
                                """
                {
                \t"theme": "dark" // for the evening
                }
                """))
                .isEqualTo(
                        """
                {
                \t"theme": "dark", // for the evening
                \t"mcpServers": {
                \t\t"api18": {
                \t\t\t"command": "api18-mcp",
                \t\t\t"args": ["stdio"]
                \t\t}
                \t}
                }
                """);
    }

    @Test
    void a_file_on_one_line_stays_on_one_line() {
        assertThat(with("{\"theme\":\"dark\"}"))
                .isEqualTo("{\"theme\":\"dark\", \"mcpServers\": {\"api18\": {\"command\": \"api18-mcp\","
                        + " \"args\": [\"stdio\"]}}}");
    }

    @Test
    void our_server_is_brought_up_to_date_in_its_place() {
        assertThat(
                        with(
                                """
                {
                  "mcpServers": {
                    "api18": {
                      "command": "/old/api18-mcp"
                    },
                    "memory": {}
                  }
                }
                """))
                .isEqualTo(
                        """
                {
                  "mcpServers": {
                    "api18": {
                      "command": "api18-mcp",
                      "args": ["stdio"]
                    },
                    "memory": {}
                  }
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{}\n",
                "{ // nothing yet\n}\n",
                "{\n  \"theme\": \"dark\"\n}\n",
                "{\n  \"theme\": \"dark\",\n}\n",
                "{\n  \"theme\": \"dark\", // evening\n}\n",
                "{\n  \"theme\": \"dark\" // evening\n}\n",
                "{\n  \"theme\": \"dark\"   \n}\n",
                "{\r\n  \"theme\": \"dark\"\r\n}\r\n",
                "{\r\n  \"theme\": \"dark\" // evening\r\n}\r\n",
                "{\"theme\":\"dark\"}",
                "{\"theme\":\"dark\",}",
                "{ \"theme\": \"dark\" }",
                "{\"mcpServers\":{\"a\":{}},\"theme\":\"dark\"}",
                "{\n  \"mcpServers\": {\n    \"a\": {}\n  }\n}\n",
                "{\n  \"mcpServers\": {\n    \"a\": {} // one, }\n    // \"b\": {}\n  }, // two\n  \"theme\": \"//\"\n}\n",
                "{\n  \"mcpServers\": {\n    \"a\": {}, /* , */\n  },\n}\n",
                "{\n  \"mcpServers\": {\n    // none yet\n  }\n}\n",
                "{\n  \"numbers\": [1, 2.5e3, -4],\n  \"escaped\": \"\\\"}\\u00e9\"\n}"
            })
    void removing_what_was_added_leaves_the_file_as_it_was(String text) {
        String added = with(text);

        assertThat(ConfigSyntax.at(syntax.read(added), List.of("mcpServers", "api18")))
                .isEqualTo(entry);
        assertThat(syntax.without(added, SERVERS, "api18")).isEqualTo(text);
    }

    @Test
    void the_server_is_removed_from_between_others() {
        assertThat(syntax.without(
                        """
                {
                  "mcpServers": {
                    "a": {}, // first
                    "api18": { "command": "x" }, // ours
                    "b": {}
                  }
                }
                """,
                        SERVERS,
                        "api18"))
                .isEqualTo(
                        """
                {
                  "mcpServers": {
                    "a": {}, // first
                    "b": {}
                  }
                }
                """);
    }

    @Test
    void objects_that_it_leaves_empty_are_removed_with_it() {
        String text =
                "{\n  \"theme\": \"dark\",\n  \"mcp\": {\n    \"servers\": {\n      \"api18\": {}\n    }\n  }\n}\n";

        assertThat(syntax.without(text, List.of("mcp", "servers"), "api18")).isEqualTo("{\n  \"theme\": \"dark\"\n}\n");
    }

    @Test
    void what_is_not_there_cannot_be_removed() {
        String text = "{\"mcpServers\": {\"a\": {}}}";

        assertThat(syntax.without(text, SERVERS, "api18")).isEqualTo(text);
        assertThat(syntax.without(text, List.of("servers"), "api18")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"mcpServers\": []}", "{\"mcpServers\": null}"})
    void a_list_of_servers_that_is_none_is_left_alone(String text) {
        assertThatThrownBy(() -> with(text))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("mcpServers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": ", "[]", "{'a': 1}", "{\n\"a\" 1}"})
    void a_file_that_is_not_json_is_not_read(String text) {
        assertThatThrownBy(() -> syntax.read(text)).isInstanceOf(InstallException.class);
    }

    private String with(String text) {
        return syntax.with(text, SERVERS, "api18", entry);
    }
}
