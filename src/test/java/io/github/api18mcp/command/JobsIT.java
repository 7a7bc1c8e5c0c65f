package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of the jobs of all callers. */
class JobsIT {

    private static final String PICTURE = "hera_1_0_text_to_image";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path data;

    @BeforeEach
    void keepTheHomeClean() {
        jar.with("API18MCP_DATA_DIR", data).with("API18MCP_SANDBOX_SPEED", "max");
    }

    @Test
    void jobs_are_listed_by_caller_newest_first() {
        String alices = made("a lighthouse in the fog, seen from a small boat", "alice");
        String mine = made("a cat", "local");

        Ended own = jar.run("jobs");
        Ended hers = jar.run("jobs", "--caller", "alice");
        Ended all = jar.run("jobs", "--all-callers");

        assertThat(own.code()).isZero();
        assertThat(own.out()).hasSize(2);
        assertThat(own.out().get(0)).matches("TIME \\(UTC\\) +JOB +CALLER +MODEL +STATUS +COST +PROMPT");
        assertThat(own.out().get(1))
                .matches(TIME + " +" + mine + " +local +hera-1.0-text-to-image +completed +\\$0.056 +a cat");
        assertThat(hers.out()).hasSize(2);
        assertThat(hers.out().get(1))
                .matches(TIME + " +" + alices + " +alice +hera-1.0-text-to-image +completed +\\$0.056"
                        + " +a lighthouse in the fog, seen from a sma…");
        assertThat(all.out()).hasSize(3);
        assertThat(all.out().get(1)).contains(mine);
        assertThat(all.out().get(2)).contains(alices);
    }

    @Test
    void jobs_are_listed_by_status() {
        made("a cat", "alice");
        String unknown = made("a dog #500", "alice");

        Ended ended = jar.run("jobs", "--all-callers", "--status", "unknown");

        assertThat(ended.out()).hasSize(2);
        assertThat(ended.out().get(1)).contains(unknown, "unknown", "in doubt");
    }

    @Test
    void programs_are_given_pages_of_jobs_with_caller_and_arguments() {
        String older = made("a cat", "alice");
        String newer = made("a dog", "local");

        JsonObject first = jar.run("jobs", "--all-callers", "--limit", "1", "--output", "json")
                .json();
        JsonObject second = jar.run("jobs", "--all-callers", "--before", newer, "--output", "json")
                .json();

        assertThat(only(first).getString("job_id")).isEqualTo(newer);
        assertThat(first.getString("next_before")).isEqualTo(newer);
        assertThat(only(second).getString("job_id")).isEqualTo(older);
        assertThat(only(second).getString("caller")).isEqualTo("alice");
        assertThat(only(second).getJsonObject("arguments").getString("prompt")).isEqualTo("a cat");
        assertThat(only(second).getDouble("cost_usd")).isEqualTo(0.056);
        assertThat(second.getValue("next_before")).isNull();
    }

    @Test
    void one_job_of_any_caller_is_printed_whole() {
        String id = made("a cat", "alice");

        Ended text = jar.run("job", id);
        JsonObject json = jar.run("job", id, "--output", "json").json();

        assertThat(text.code()).isZero();
        assertThat(text.out())
                .anyMatch(line -> line.matches("job +" + id))
                .anyMatch(line -> line.matches("caller +alice"))
                .anyMatch(line -> line.matches("arguments +\\{\"prompt\":\"a cat\"}"))
                .anyMatch(line -> line.matches("status +completed \\(sandbox, where nothing is charged\\)"))
                .anyMatch(line -> line.matches("cost +\\$0.056"))
                .anyMatch(line -> line.matches("created +" + TIME + " UTC"))
                .anyMatch(line -> line.matches("output +http://127.0.0.1:.*"))
                .noneMatch(line -> line.startsWith("next"));
        assertThat(json.getString("caller")).isEqualTo("alice");
        assertThat(json.getString("job_id")).isEqualTo(id);
    }

    @Test
    void a_saved_output_is_printed_with_its_file() {
        String id = jar.run("call", "hera_1_0_text_to_image", "prompt=a cat", "--output", "json")
                .json()
                .getString("job_id");

        assertThat(jar.run("job", id).out()).anyMatch(line -> line.matches("file +/.*-" + id + "\\.png"));
    }

    @Test
    void the_doctor_lists_jobs_in_doubt_of_every_caller_with_what_to_do_until_they_are_settled() {
        String alices = made("a cat #500", "alice");
        String mine = made("a dog #500", "local");

        Ended before = jar.run("doctor");
        Ended job = jar.run("job", alices);
        Ended settled = jar.run("settle", alices, "free");
        Ended after = jar.run("doctor");

        assertThat(before.code()).isEqualTo(1);
        assertThat(before.out())
                .filteredOn(line -> line.startsWith("!!") && line.contains("may have been charged"))
                .hasSize(2)
                .anyMatch(line -> line.contains(alices + " of alice")
                        && line.contains("dashboard of Api18")
                        && line.contains("api18-mcp settle " + alices + " charged|free|cost USD"))
                .anyMatch(line -> line.contains(mine + " of local"));
        assertThat(job.text()).contains("next", "api18-mcp settle " + alices, "It may have been charged");
        assertThat(settled.code()).isZero();
        assertThat(after.out())
                .filteredOn(line -> line.contains("may have been charged"))
                .singleElement()
                .asString()
                .contains(mine);
        assertThat(jar.run("job", alices).text())
                .contains("it was not charged")
                .doesNotContain("may have been charged", "next");
    }

    @Test
    void the_doctor_does_not_list_everything() {
        String id = made("a cat #500", "alice");
        for (int copies = 0; copies < 6; copies++) {
            copy(id, "j_000000000000000" + copies);
        }

        assertThat(jar.run("doctor").out())
                .filteredOn(line -> line.startsWith("!!"))
                .hasSize(6)
                .last()
                .asString()
                .contains("api18-mcp jobs --all-callers");
    }

    @Test
    void what_a_caller_wrote_does_not_control_the_terminal() {
        String id = made("a \u001b[2Jcat\u202e\nsat", "alice");

        assertThat(jar.run("jobs", "--all-callers").out().get(1)).endsWith("a [2Jcat sat");
        assertThat(jar.run("job", id).text()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void without_a_journal_there_is_nothing_and_none_is_made() {
        assertThat(jar.run("jobs").text()).isEqualTo("No sandbox jobs of local.");
        assertThat(jar.run("jobs", "--all-callers").text()).isEqualTo("No sandbox jobs of any caller.");
        assertThat(jar.run("job", "j_0000000000000000").err()).containsExactly("There is no job j_0000000000000000.");
        assertThat(jar.run("job", "j_0000000000000000").code()).isEqualTo(1);
        assertThat(data.resolve("journal.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs --caller alice --all-callers",
                "jobs --status good",
                "jobs --limit 0",
                "jobs --before x",
                "job x",
                "job"
            })
    void what_is_asked_wrongly_is_answered_with_what_is_right(String line) {
        Ended ended = jar.run(line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isNotEmpty();
    }

    /** A job that this caller began over HTTP, as far as the journal knows. */
    private String made(String prompt, String caller) {
        String id = jar.run(
                        "call",
                        PICTURE,
                        "--json",
                        new JsonObject().put("prompt", prompt).encode(),
                        "--output",
                        "json")
                .json()
                .getString("job_id");
        journal("update job set caller = ? where id = ?", caller, id);
        return id;
    }

    private void copy(String id, String copy) {
        Jdbi.create("jdbc:sqlite:" + data.resolve("journal.db")).useTransaction(handle -> {
            handle.execute("create temporary table copied as select * from job where id = ?", id);
            handle.execute("update copied set id = ?", copy);
            handle.execute("insert into job select * from copied");
        });
    }

    private void journal(String sql, Object... arguments) {
        Jdbi.create("jdbc:sqlite:" + data.resolve("journal.db")).useHandle(handle -> handle.execute(sql, arguments));
    }

    private static JsonObject only(JsonObject page) {
        JsonArray jobs = page.getJsonArray("jobs");
        assertThat(jobs).hasSize(1);
        return jobs.getJsonObject(0);
    }
}
