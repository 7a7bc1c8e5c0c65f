package io.github.api18mcp.transport.early;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first messages of a client are answered as at an earlier start, and the answers are checked. */
class OpeningTest {

    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{}}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}";

    @TempDir
    Path folder;

    private Opening opening() {
        return new Opening(StoredAnswers.read(folder.resolve("answers")), new Fingerprint("process"));
    }

    private static JsonObject answer(Object id, String text) {
        return new JsonObject().put("jsonrpc", "2.0").put("id", id).put("result", new JsonObject().put("is", text));
    }

    /** The client begins like this, and the application answers like this. */
    private Opening lived(String... texts) {
        Opening opening = opening();
        opening.started();
        opening.receive(INITIALIZE);
        opening.check(answer(0, texts[0]));
        if (texts.length > 1) {
            opening.receive(LIST);
            opening.check(answer("a", texts[1]));
        }
        opening.store();
        return opening;
    }

    @Test
    void nothing_is_answered_at_the_first_start() {
        Opening opening = opening();

        assertThat(opening.receive(INITIALIZE)).isEmpty();
        assertThat(opening.check(answer(0, "server"))).contains(answer(0, "server"));
    }

    @Test
    void the_next_start_answers_the_same_with_the_id_of_the_request() {
        lived("server", "tools");
        Opening opening = opening();

        assertThat(opening.receive(INITIALIZE.replace("0,", "7,")).map(JsonObject::new))
                .contains(answer(7, "server"));
        assertThat(opening.receive(LIST.replace("\"a\"", "\"b c\"")).map(JsonObject::new))
                .contains(answer("b c", "tools"));
    }

    @Test
    void the_client_is_not_told_the_same_again() {
        lived("server");
        Opening opening = opening();
        opening.receive(INITIALIZE);

        assertThat(opening.check(answer(0, "server"))).isEmpty();
        assertThat(opening.check(answer(0, "server"))).as("a second time").isPresent();
    }

    @Test
    void a_list_that_has_changed_is_announced_and_stored() {
        lived("server", "tools");
        Opening opening = opening();
        opening.receive(INITIALIZE);
        opening.receive(LIST);

        assertThat(opening.check(answer("a", "other tools")))
                .contains(new JsonObject().put("jsonrpc", "2.0").put("method", "notifications/tools/list_changed"));
        opening.store();

        Opening next = opening();
        next.receive(INITIALIZE);
        assertThat(next.receive(LIST).map(JsonObject::new)).contains(answer("a", "other tools"));
    }

    @Test
    void what_is_refused_by_now_is_not_answered_at_the_next_start() {
        lived("server");
        Opening opening = opening();
        opening.receive(INITIALIZE);
        opening.check(new JsonObject().put("id", 0).put("error", new JsonObject()));
        opening.store();

        assertThat(opening().receive(INITIALIZE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"a\":1}}",
                "{\"jsonrpc\":\"2.0\",\"id\":0, \"method\":\"initialize\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1e0,\"method\":\"initialize\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"\\u0030\",\"method\":\"initialize\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"initialize\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{}",
                "[{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{}}]",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"tools/call\",\"params\":{}}",
                "{}",
                "null",
                ""
            })
    void a_message_that_differs_in_one_byte_is_left_to_the_application(String message) {
        lived("server");

        assertThat(opening().receive(message)).isEmpty();
    }

    @Test
    void the_same_request_is_another_one_after_other_messages() {
        lived("server", "tools");

        assertThat(opening().receive(LIST)).isEmpty();
    }

    @Test
    void nothing_is_answered_early_after_a_message_that_is_not_known() {
        lived("server", "tools");
        Opening opening = opening();
        opening.receive("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{}}");

        assertThat(List.of(opening.receive(INITIALIZE), opening.receive(LIST))).allMatch(Optional::isEmpty);
    }

    @Test
    void an_id_that_is_used_twice_ends_it() {
        lived("server");
        Opening opening = opening();
        opening.receive(INITIALIZE);

        assertThat(opening.receive(INITIALIZE)).isEmpty();
        assertThat(opening.check(answer(0, "server"))).isEmpty();
        assertThat(opening.check(answer(0, "server"))).contains(answer(0, "server"));
    }

    @Test
    void the_application_answers_itself_once_it_has_started() {
        lived("server");
        Opening opening = opening();
        opening.started();

        assertThat(opening.receive(INITIALIZE)).isEmpty();
        assertThat(opening.check(answer(0, "server"))).contains(answer(0, "server"));
    }

    @Test
    void requests_of_the_server_and_notifications_are_not_answers() {
        lived("server");
        Opening opening = opening();
        opening.receive(INITIALIZE);
        JsonObject question = new JsonObject().put("id", 0).put("method", "roots/list");

        assertThat(opening.check(question)).contains(question);
    }

    @Test
    void a_damaged_file_is_no_file() throws Exception {
        Files.write(folder.resolve("answers"), new byte[] {(byte) 0xff, 0, ' ', '\n', 'x'});

        assertThat(opening().receive(INITIALIZE)).isEmpty();
    }

    @Test
    void an_unwritable_folder_is_no_failure() throws Exception {
        Files.createFile(folder.resolve("file"));
        Opening opening =
                new Opening(StoredAnswers.read(folder.resolve("file").resolve("answers")), new Fingerprint("process"));
        opening.receive(INITIALIZE);
        opening.check(answer(0, "server"));
        opening.store();

        assertThat(folder.resolve("file")).isEmptyFile();
    }
}
