package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JournalDatabase;
import io.github.api18mcp.Messages;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.Served;
import io.github.api18mcp.provider.api18.SharedApi18;
import io.github.api18mcp.provider.api18.SharedApi18.Door;
import io.github.api18mcp.provider.api18.SharedApi18.Mood;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed during a call, and the next process gets the same call: one paid request, long before any lease expires.
 *
 * <p>{@code -Dcrash.pauses=500,1000,5000} also tries later calls, in milliseconds after the kill.
 */
@Timeout(240)
class RepeatedCallIT {

    private static final JsonObject CAT = new JsonObject().put("prompt", "A cat");
    private static final JsonObject CAT_JOB =
            new JsonObject().put("model", SharedApi18.MODEL).put("arguments", CAT);

    private enum Transport {
        STDIO,
        HTTP
    }

    private record Setting(Transport transport, JournalDatabase database, long pause) {}

    /** One process and the client that is connected to it. */
    private interface Client {

        void begin(String tool, JsonObject arguments);

        JsonObject call(String tool, JsonObject arguments, JsonObject meta);

        JarProcess process();
    }

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final SharedApi18 service = new SharedApi18();

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_LEASE", "60s");

    @TempDir
    Path directory;

    static Stream<Setting> settings() {
        return Arrays.stream(System.getProperty("crash.pauses", "500").split(","))
                .map(Long::valueOf)
                .flatMap(pause -> Arrays.stream(Transport.values())
                        .flatMap(transport -> Arrays.stream(JournalDatabase.values())
                                .map(database -> new Setting(transport, database, pause))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_job_that_was_accepted_is_given_to_the_same_call(Setting setting) throws InterruptedException {
        prepare(setting);
        Door first = service.door();
        Client killed = client(setting, first);
        killed.begin("hera_1_0_text_to_image", CAT);
        service.await("the job is polled", () -> !first.polls().isEmpty());
        killed.process().kill().ended();

        Client next = next(setting);
        service.finish();
        JsonObject answer = next.call("hera_1_0_text_to_image", CAT, new JsonObject());

        assertThat(answer.getString("status")).isEqualTo("completed");
        assertThat(answer.getBoolean("reused")).isTrue();
        assertThat(service.paidRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_job_in_doubt_is_paid_again_only_if_the_caller_says_so(Setting setting) throws InterruptedException {
        prepare(setting);
        service.is(Mood.SILENT);
        Client killed = client(setting, service.door());
        killed.begin("hera_1_0_text_to_image", CAT);
        service.await("the request is sent", () -> service.paidRequests() == 1);
        killed.process().kill().ended();
        service.is(Mood.ACCEPTING);
        service.finish();

        Client next = next(setting);
        assertHeld(next.call("hera_1_0_text_to_image", CAT, new JsonObject()));
        assertHeld(next.call("hera_1_0_text_to_image", CAT, new JsonObject()));
        assertThat(service.paidRequests()).isEqualTo(1);

        JsonObject paidAgain =
                next.call("hera_1_0_text_to_image", CAT, new JsonObject().put("api18mcp/pay-again", true));
        assertThat(paidAgain.getString("status")).isEqualTo("completed");
        assertThat(paidAgain.getBoolean("reused")).isFalse();
        assertThat(service.paidRequests()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_job_whose_id_the_caller_was_never_told_is_given_to_the_same_call(Setting setting)
            throws InterruptedException {
        prepare(setting);
        service.is(Mood.SILENT);
        Client killed = client(setting, service.door());
        killed.begin("submit_job", CAT_JOB);
        service.await("the request is sent", () -> service.paidRequests() == 1);
        killed.process().kill().ended();
        service.is(Mood.ACCEPTING);

        assertHeld(next(setting).call("submit_job", CAT_JOB, new JsonObject()));
        assertThat(service.paidRequests()).isEqualTo(1);
    }

    private static void assertHeld(JsonObject answer) {
        assertThat(answer.getString("status")).as("%s", answer).isEqualTo("unknown");
        assertThat(answer.getString("charged")).isEqualTo("unknown");
        assertThat(answer.getBoolean("reused")).isTrue();
        assertThat(answer.getString("next_step")).contains("nothing was sent this time", "api18mcp/pay-again");
    }

    private void prepare(Setting setting) {
        jar.with("API18MCP_DATA_DIR", directory);
        if (setting.database() == JournalDatabase.POSTGRES) {
            POSTGRES.journal(jar, POSTGRES.database());
        }
    }

    /** The pause is part of the story: a host is back at once, a person after some seconds. */
    private Client next(Setting setting) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(setting.pause());
        return client(setting, service.door());
    }

    private Client client(Setting setting, Door door) {
        Jar connected = door.leads(jar);
        return setting.transport() == Transport.STDIO
                ? new StdioClient(connected.start("stdio").greet())
                : new HttpClient(Served.by(connected));
    }

    private record StdioClient(JarProcess process) implements Client {

        @Override
        public void begin(String tool, JsonObject arguments) {
            process.send(Messages.call("call", tool, arguments));
        }

        @Override
        public JsonObject call(String tool, JsonObject arguments, JsonObject meta) {
            JsonObject call = Messages.call("call", tool, arguments);
            call.getJsonObject("params").put("_meta", meta);
            return process.send(call).answer("call").getJsonObject("result").getJsonObject("structuredContent");
        }
    }

    private record HttpClient(Served served) implements Client {

        @Override
        public void begin(String tool, JsonObject arguments) {
            served.calling(tool, arguments);
        }

        @Override
        public JsonObject call(String tool, JsonObject arguments, JsonObject meta) {
            return Served.answer(served.calling(tool, arguments, meta));
        }

        @Override
        public JarProcess process() {
            return served.process();
        }
    }
}
