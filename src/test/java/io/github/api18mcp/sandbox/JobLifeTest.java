package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From processing to completed, in the time that the clock says has passed. */
class JobLifeTest {

    private static final String THREE_MUGS =
            "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"A mug\",\"num_images\":3}";

    private RunningSandbox api18;

    @BeforeEach
    void start() {
        api18 = new RunningSandbox(new Speed(4));
    }

    @AfterEach
    void stop() {
        api18.close();
    }

    @Test
    void a_job_is_shown_as_documented() {
        JsonNode job = api18.submitted(THREE_MUGS);

        String id = job.path("id").textValue();
        assertThat(id).matches("[a-z0-9]{16}");
        assertThat(job)
                .hasToString(
                        """
                        {"id":"ID","object":"generation","model":"hera-1.0-text-to-image","output_kind":"image",\
                        "status":"processing","created_at":"2026-11-21T10:00:00.000Z",\
                        "started_at":"2026-11-21T10:00:00.000Z","completed_at":null,\
                        "expires_at":"2026-11-28T10:00:00.000Z","retention_days":7,"error":null,"cost_usd":0.168,\
                        "input":{"model":"hera-1.0-text-to-image","prompt":"A mug","num_images":3},\
                        "timings":{"inference_ms":null},"urls":{"get":"ORIGIN/v1/jobs/ID"},"data":[]}"""
                                .replace("ID", id)
                                .replace("ORIGIN", api18.origin.toString()));
    }

    @Test
    void it_is_over_when_its_time_has_passed() {
        JsonNode job = api18.submitted(THREE_MUGS);

        api18.clock.pass(Duration.ofMillis(15_000 / 4 - 1));
        assertThat(api18.polled(job).path("status").textValue()).isEqualTo("processing");

        api18.clock.pass(Duration.ofMillis(1));
        JsonNode over = api18.polled(job);
        assertThat(over.path("status").textValue()).isEqualTo("completed");
        assertThat(over.path("completed_at").textValue()).isEqualTo("2026-11-21T10:00:03.750Z");
        assertThat(over.at("/timings/inference_ms").intValue()).isEqualTo(3750);
        assertThat(over.path("data").findValuesAsText("url"))
                .containsExactly(
                        api18.origin + "/v1/files/" + job.path("id").textValue(),
                        api18.origin + "/v1/files/" + job.path("id").textValue() + "?n=1",
                        api18.origin + "/v1/files/" + job.path("id").textValue() + "?n=2");
    }

    @Test
    void a_video_costs_what_its_seconds_cost() {
        JsonNode job = api18.submitted(
                """
                {"model":"centaurus-1.0-text-to-video","prompt":"A mug","resolution":"1080p","duration":7}""");

        assertThat(job.path("output_kind").textValue()).isEqualTo("video");
        assertThat(job.path("cost_usd").decimalValue()).isEqualByComparingTo("2.1");
    }

    @Test
    void after_a_week_it_is_gone_with_its_files() {
        JsonNode job = api18.submitted(THREE_MUGS);
        api18.clock.pass(Duration.ofDays(7).minusMillis(1));
        String file = api18.polled(job).at("/data/0/url").textValue();

        api18.clock.pass(Duration.ofMillis(1));

        assertThat(api18.poll(job).statusCode()).isEqualTo(404);
        assertThat(api18.get(file).statusCode()).isEqualTo(404);
    }

    @Test
    void who_waits_is_answered_when_it_is_over() {
        api18.clock.passAtEveryLook(Duration.ofSeconds(1));

        JsonNode job = RunningSandbox.json(api18.post("/v1/generate?wait=true", THREE_MUGS));

        assertThat(job.path("status").textValue()).isEqualTo("completed");
        assertThat(job.path("data")).hasSize(3);
        assertThat(api18.clock.instant()).isBefore(SettableClock.START.plus(Api18JobReports.LONGEST_WAIT));
    }

    @Test
    void who_waits_for_more_than_a_minute_is_told_that_it_goes_on() {
        api18.clock.passAtEveryLook(Duration.ofSeconds(10));

        JsonNode job = RunningSandbox.json(api18.post(
                "/v1/images/generations?wait=true",
                "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"A mug #never\"}"));

        assertThat(job.path("status").textValue()).isEqualTo("processing");
        assertThat(api18.clock.instant()).isAfterOrEqualTo(SettableClock.START.plus(Api18JobReports.LONGEST_WAIT));
    }

    @Test
    void at_the_highest_speed_the_first_answer_is_the_last() {
        try (RunningSandbox fast = new RunningSandbox(Speed.MAX)) {
            JsonNode job = fast.submitted(THREE_MUGS);

            assertThat(job.path("status").textValue()).isEqualTo("completed");
            assertThat(job.path("data")).hasSize(3);
        }
    }
}
