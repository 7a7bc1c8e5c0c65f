package io.github.api18mcp.generation;

import static io.github.api18mcp.Messages.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.provider.api18.SharedApi18;
import io.github.api18mcp.provider.api18.SharedApi18.Door;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** While the journal is unavailable, no new job is paid for, and no paid job is lost. */
@Timeout(240)
class JournalOutageIT {

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final SharedApi18 service = new SharedApi18();

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18MCP_LEASE", "3s")
            .with("API18MCP_LOG_LEVEL", "INFO")
            .flag("-Dapi18mcp.poll.fastest=500ms")
            .flag("-Dapi18mcp.poll.slowest=500ms");

    @TempDir
    Path directory;

    /** What is done to the journal of a running program. */
    private interface Trouble {
        void with(JarProcess program);
    }

    @Test
    void a_postgresql_that_is_down_for_a_while() {
        POSTGRES.journal(jar, POSTGRES.database());

        isSurvived("PostgreSQL", program -> POSTGRES.stop(), program -> POSTGRES.startAgain());
    }

    /** A limit on the file size stops writes like a full disk, without root and without a disk of its own. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_disk_that_is_full_for_a_while() {
        jar.with("API18MCP_DATA_DIR", directory);

        isSurvived(
                directory.toString(),
                program -> largestFile(program, "0"),
                program -> largestFile(program, "unlimited"));
    }

    private void isSurvived(String place, Trouble begins, Trouble ends) {
        Door door = service.door();
        JarProcess program = door.leads(jar).start("stdio").greet();
        String job = submit(program, 1).getString("job_id");

        begins.with(program);
        assertThat(submit(program, 2).getJsonObject("error").getString("type")).isEqualTo("journal_unavailable");
        assertThat(generate(program, 3).getJsonObject("error").getString("type"))
                .isEqualTo("journal_unavailable");
        assertThat(door.paidRequests()).isEqualTo(1);
        assertThat(get(program, job, 0).getString("status")).isEqualTo("processing");
        service.finish();
        assertThat(get(program, job, 50).getString("status")).isEqualTo("completed");
        program.awaitError(line -> line.contains("The journal cannot be used") && line.contains("(" + place));

        ends.with(program);
        program.awaitError(line -> line.contains("The journal can be used again"));
        assertThat(generate(program, 4).getString("status")).isEqualTo("completed");
        assertThat(door.paidRequests()).isEqualTo(2);
        isToldByAnother(job);
    }

    /** Only the journal can know this. */
    private void isToldByAnother(String job) {
        Door door = service.door();
        JarProcess other = door.leads(jar).start("stdio").greet();

        assertThat(get(other, job, 50).getString("status")).isEqualTo("completed");
        assertThat(door.polls()).isEmpty();
    }

    private static JsonObject submit(JarProcess program, int id) {
        return structured(
                program,
                call(
                        id,
                        "submit_job",
                        new JsonObject()
                                .put("model", SharedApi18.MODEL)
                                .put("arguments", new JsonObject().put("prompt", "Cat number " + id))));
    }

    private static JsonObject generate(JarProcess program, int id) {
        return structured(
                program, call(id, "hera_1_0_text_to_image", new JsonObject().put("prompt", "Cat number " + id)));
    }

    private static JsonObject get(JarProcess program, String job, int seconds) {
        return structured(
                program,
                call("get", "get_job", new JsonObject().put("job_id", job).put("wait_seconds", seconds)));
    }

    private static JsonObject structured(JarProcess program, JsonObject call) {
        return program.send(call)
                .answer(call.getValue("id"))
                .getJsonObject("result")
                .getJsonObject("structuredContent");
    }

    private static void largestFile(JarProcess program, String bytes) {
        try {
            Process limit = new ProcessBuilder(
                            "prlimit", "--pid", String.valueOf(program.pid()), "--fsize=" + bytes + ":unlimited")
                    .inheritIO()
                    .start();
            assertThat(JarProcess.exitCode(limit)).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
