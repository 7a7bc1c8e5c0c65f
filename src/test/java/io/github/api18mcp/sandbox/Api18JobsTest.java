package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of an Api18 job, from processing to completed and expired. */
class Api18JobsTest {

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
    void shows_a_job_as_documented() {
        JsonNode job = api18.submitJob(THREE_MUGS);

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
    void completes_a_job_after_its_typical_duration() {
        JsonNode job = api18.submitJob(THREE_MUGS);

        api18.clock.advance(Duration.ofMillis(15_000 / 4 - 1));
        assertThat(api18.pollJob(job).path("status").textValue()).isEqualTo("processing");

        api18.clock.advance(Duration.ofMillis(1));
        JsonNode completed = api18.pollJob(job);
        assertThat(completed.path("status").textValue()).isEqualTo("completed");
        assertThat(completed.path("completed_at").textValue()).isEqualTo("2026-11-21T10:00:03.750Z");
        assertThat(completed.at("/timings/inference_ms").intValue()).isEqualTo(3750);
        assertThat(completed.path("data").findValuesAsText("url"))
                .containsExactly(
                        api18.origin + "/v1/files/" + job.path("id").textValue(),
                        api18.origin + "/v1/files/" + job.path("id").textValue() + "?n=1",
                        api18.origin + "/v1/files/" + job.path("id").textValue() + "?n=2");
    }

    @Test
    void charges_a_video_by_the_second() {
        JsonNode job = api18.submitJob(
                """
                {"model":"centaurus-1.0-text-to-video","prompt":"A mug","resolution":"1080p","duration":7}""");

        assertThat(job.path("output_kind").textValue()).isEqualTo("video");
        assertThat(job.path("cost_usd").decimalValue()).isEqualByComparingTo("2.1");
    }

    @Test
    void removes_a_job_and_its_files_after_a_week() {
        JsonNode job = api18.submitJob(THREE_MUGS);
        api18.clock.advance(Duration.ofDays(7).minusMillis(1));
        String file = api18.pollJob(job).at("/data/0/url").textValue();

        api18.clock.advance(Duration.ofMillis(1));

        assertThat(api18.poll(job).statusCode()).isEqualTo(404);
        assertThat(api18.get(file).statusCode()).isEqualTo(404);
    }

    @Test
    void answers_a_waiting_request_when_the_job_ends() {
        api18.clock.advanceOnEachRead(Duration.ofSeconds(1));

        JsonNode job = RunningSandbox.json(api18.post("/v1/generate?wait=true", THREE_MUGS));

        assertThat(job.path("status").textValue()).isEqualTo("completed");
        assertThat(job.path("data")).hasSize(3);
        assertThat(api18.clock.instant()).isBefore(ManualClock.START.plus(Api18JobReports.MAX_WAIT));
    }

    @Test
    void answers_a_waiting_request_after_a_minute_even_if_the_job_goes_on() {
        api18.clock.advanceOnEachRead(Duration.ofSeconds(10));

        JsonNode job = RunningSandbox.json(api18.post(
                "/v1/images/generations?wait=true",
                "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"A mug #never\"}"));

        assertThat(job.path("status").textValue()).isEqualTo("processing");
        assertThat(api18.clock.instant()).isAfterOrEqualTo(ManualClock.START.plus(Api18JobReports.MAX_WAIT));
    }

    @Test
    void completes_a_job_at_once_at_the_highest_speed() {
        try (RunningSandbox fast = new RunningSandbox(Speed.MAX)) {
            JsonNode job = fast.submitJob(THREE_MUGS);

            assertThat(job.path("status").textValue()).isEqualTo("completed");
            assertThat(job.path("data")).hasSize(3);
        }
    }
}
