package io.github.api18mcp.command;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of the journal is the same in every process. */
class MoneyIT {

    private static final String PICTURE = "hera_1_0_text_to_image";

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path data;

    @BeforeEach
    void keepTheHomeClean() {
        jar.with("API18MCP_DATA_DIR", data).with("API18MCP_SANDBOX_SPEED", "max");
    }

    @Test
    void what_one_process_spent_another_tells() {
        jar.run("call", PICTURE, "prompt=a cat");

        Ended text = jar.with("API18MCP_BUDGET_PER_DAY_USD", "1").run("spending", "--days", "2");
        JsonObject json = jar.run("spending", "--output", "json").json();

        assertThat(text.code()).isZero();
        assertThat(text.text()).contains("Spent $0.056", "Sandbox", "per_day_usd: $0.944 left of $1.00");
        assertThat(json.getDouble("spent_usd")).isEqualTo(0.056);
        assertThat(json.getJsonArray("by_model").getJsonObject(0).getInteger("jobs"))
                .isEqualTo(1);
    }

    @Test
    void what_nobody_knows_counts_until_it_is_settled() {
        String job = jar.run("call", PICTURE, "prompt=a cat #500", "--output", "json")
                .json()
                .getString("job_id");
        assertThat(spent()).isEqualTo(0.056);

        Ended settled = jar.run("settle", job, "free");

        assertThat(settled.code()).isZero();
        assertThat(settled.text()).contains(job, "not charged");
        assertThat(spent()).isZero();
        assertThat(jar.run("settle", job, "charged").code()).isEqualTo(1);
    }

    @Test
    void a_job_that_is_settled_says_so_wherever_it_is_asked_for() {
        String job = jar.run("call", PICTURE, "prompt=a cat #500", "--output", "json")
                .json()
                .getString("job_id");
        jar.run("settle", job, "free");

        Ended again = jar.run("settle", job, "charged");
        Ended text = jar.run("call", "get_job", "job_id=" + job);
        JsonObject json =
                jar.run("call", "get_job", "job_id=" + job, "--output", "json").json();

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .singleElement()
                .asString()
                .contains(job + " is settled already: it was not charged", "Nothing was changed");
        assertThat(text.text()).contains("it was not charged").doesNotContain("may have been charged");
        assertThat(json.getString("charged")).isEqualTo("no");
        assertThat(json.getString("next_step")).isEqualTo("Call again only if the person still wants it.");
    }

    @Test
    void the_cost_that_a_person_found_out_counts() {
        String job = jar.run("call", PICTURE, "prompt=a cat #500", "--output", "json")
                .json()
                .getString("job_id");

        Ended settled = jar.run("settle", job, "cost", "0.04");

        assertThat(settled.code()).isZero();
        assertThat(settled.text()).contains(job, "it cost $0.04");
        assertThat(spent()).isEqualTo(0.04);
        JsonObject json =
                jar.run("call", "get_job", "job_id=" + job, "--output", "json").json();
        assertThat(json.getDouble("cost_usd")).isEqualTo(0.04);
        assertThat(json.getJsonObject("error").getString("message")).contains("it cost $0.04");
        assertThat(jar.run("settle", job, "free").err()).anyMatch(line -> line.contains("it cost $0.04"));
    }

    @Test
    void a_job_that_is_not_in_doubt_is_not_settled_and_the_reason_is_said() {
        String job = jar.run("call", PICTURE, "prompt=a cat", "--output", "json")
                .json()
                .getString("job_id");

        Ended settled = jar.run("settle", job, "free");

        assertThat(settled.code()).isEqualTo(1);
        assertThat(settled.err()).singleElement().asString().contains("is not in doubt (completed, charged: yes)");
    }

    @Test
    void what_cannot_be_settled_is_said() {
        assertThat(jar.run("settle", "j_0000000000000000", "free").code()).isEqualTo(1);
        assertThat(jar.run("settle", "rubbish", "free").code()).isEqualTo(2);
        assertThat(jar.run("settle", "j_0000000000000000", "perhaps").code()).isEqualTo(2);
        assertThat(jar.run("settle", "j_0000000000000000", "free", "0.05").code())
                .isEqualTo(2);
        assertThat(jar.run("settle", "j_0000000000000000", "cost").code()).isEqualTo(2);
        assertThat(jar.run("settle", "j_0000000000000000", "cost", "0").code()).isEqualTo(2);
    }

    @Test
    void a_cost_above_its_quote_is_shown_by_the_doctor() {
        SERVICE.stubFor(post("/v1/generate").willReturn(okJson("{\"id\": \"abc123\", \"status\": \"processing\"}")));
        SERVICE.stubFor(get("/v1/jobs/abc123")
                .willReturn(okJson("{\"id\": \"abc123\", \"status\": \"completed\", \"cost_usd\": 0.07,"
                        + " \"data\": [{\"url\": \"https://api18.dev/v1/files/abc123\"}]}")));
        jar.with("API18_KEY", "api18_0123456789abcdef").with("API18_URL", SERVICE.baseUrl());

        Ended call = jar.run("call", PICTURE, "prompt=a cat", "--output", "json");
        Ended doctor = jar.run("doctor");

        assertThat(call.json().getDouble("cost_usd")).isEqualTo(0.07);
        assertThat(call.err()).anyMatch(line -> line.contains("above its quote of $0.056"));
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out())
                .filteredOn(line -> line.startsWith("!!") && line.contains("prices"))
                .singleElement()
                .asString()
                .contains(call.json().getString("job_id"), "$0.07", "$0.056");
    }

    @Test
    void a_journal_that_cannot_be_used_stops_what_costs_money_and_is_found_by_the_doctor() throws IOException {
        Files.writeString(data.resolve("journal.db"), "This is no database.".repeat(1_000));

        Ended call = jar.run("call", PICTURE, "prompt=a cat", "--output", "json");
        Ended doctor = jar.run("doctor");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.json().getJsonObject("error").getString("type")).isEqualTo("journal_unavailable");
        assertThat(call.json().getString("charged")).isEqualTo("no");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out())
                .anyMatch(line -> line.startsWith("!!") && line.contains("journal") && line.contains("journal.db"));
    }

    @Test
    void a_defect_is_told_with_its_trace_and_what_is_known_of_the_money() {
        String job = jar.run("call", PICTURE, "prompt=a cat", "--output", "json")
                .json()
                .getString("job_id");
        journal("update job set detail = '{}', wait_status = 'ABANDONED', abandoned_at = "
                + System.currentTimeMillis());

        Ended look = jar.run("call", "get_job", "job_id=" + job);
        Ended again = jar.run("call", PICTURE, "prompt=a cat");

        assertThat(look.code()).isEqualTo(1);
        assertThat(look.out()).isEmpty();
        assertThat(look.err())
                .anyMatch(line -> line.startsWith("\tat io.github.api18mcp.job.journal.JobRowMapper"))
                .anyMatch(line -> line.contains("nothing was charged"))
                .noneMatch(line -> line.contains("journal cannot be used"));
        assertThat(again.code()).isEqualTo(5);
        assertThat(again.err()).anyMatch(line -> line.contains("It is not known whether a job was begun and charged"));
    }

    @Test
    void where_nothing_was_made_there_is_no_journal() {
        Ended models = jar.run("models");
        Ended doctor = jar.run("doctor");

        assertThat(models.code()).isZero();
        assertThat(doctor.text()).contains("is created at the first call");
        assertThat(data.resolve("journal.db")).doesNotExist();
    }

    private void journal(String sql) {
        Jdbi.create("jdbc:sqlite:" + data.resolve("journal.db")).useHandle(handle -> handle.execute(sql));
    }

    private double spent() {
        return jar.run("spending", "--output", "json").json().getDouble("spent_usd");
    }
}
