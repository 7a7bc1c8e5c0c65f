package io.github.api18mcp.transport.early;

import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A client does not wait for the start of the application to learn which tools there are. */
class EarlyAnswersIT {

    private static final String TRUE = "one tool per model";
    private static final String STORED = "as it was stored";

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_MODE", "sandbox");

    @TempDir
    Path cache;

    /** An answer is stored after it was sent, so only the end of the process shows that all are. */
    @BeforeEach
    void answerOnce() {
        jar.flag("-Dlaunch.cache=" + cache);
        JarProcess first = jar.start("stdio");
        opening(first);
        first.endInput().ended();
    }

    /** Everything is sent before the application can have started. */
    private static JsonObject opening(JarProcess server) {
        server.send(Messages.initialize(), Messages.initialized(), request(1, "tools/list"));
        return new JsonObject().put("greeting", server.answer(0)).put("tools", server.answer(1));
    }

    /** Only what is answered from the store says something else than the application. */
    private void change(String text, String other) throws IOException {
        for (Path file : files()) {
            Files.writeString(file, Files.readString(file).replace(text, other));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void the_second_start_answers_as_stored_and_the_third_as_the_second_should_have() throws IOException {
        change("\"name\":\"spending\"", "\"name\":\"stored_spending\"");
        JarProcess second = jar.start("stdio");

        assertThat(opening(second).getJsonObject("tools").encode()).contains("stored_spending");
        assertThat(second.message().getString("method")).isEqualTo("notifications/tools/list_changed");
        assertThat(second.send(request(2, "tools/list")).message().encode())
                .as("what the client is told when it asks again")
                .contains("\"id\":2", "\"spending\"")
                .doesNotContain("stored_spending");
        second.endInput().ended();

        assertThat(opening(jar.start("stdio")).getJsonObject("tools").encode()).doesNotContain("stored_spending");
    }

    @Test
    void an_unchanged_answer_is_given_once() {
        JarProcess server = jar.start("stdio");
        opening(server);

        assertThat(server.send(request("next", "ping")).message().getValue("id"))
                .as("the next message after the opening")
                .isEqualTo("next");
        assertThat(server.endInput().ended().out())
                .as("everything that the client was told")
                .hasSize(3);
    }

    @Test
    void another_setting_is_never_answered_with_what_was_stored_without_it() throws IOException {
        change(TRUE, STORED);
        jar.with("API18MCP_TOOLS_DENY", "spending");

        JsonObject opening = opening(jar.start("stdio"));
        assertThat(opening.encode()).contains(TRUE).doesNotContain(STORED, "\"name\":\"spending\"");
    }

    @Test
    void the_files_are_their_owners_alone_and_hold_no_key() throws IOException {
        jar.with("API18_KEY", "api18_0123456789abcdef").with("API18MCP_MODE", "live");
        answerOnce();

        assertThat(files()).hasSize(2).allSatisfy(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file).content().contains(TRUE).doesNotContain("0123456789");
        });
    }

    @Test
    void input_that_ends_early_ends_the_process() {
        JarProcess server = jar.start("stdio");
        opening(server);

        assertThat(server.endInput().ended().code()).isZero();
    }
}
