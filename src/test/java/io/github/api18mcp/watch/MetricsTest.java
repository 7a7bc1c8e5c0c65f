package io.github.api18mcp.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.AnsweringListener;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.MetricsProfile;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metrics of calls in the sandbox. A picture costs $0.056. */
@QuarkusTest
@TestProfile(MetricsProfile.class)
class MetricsTest {

    private static final String OF_PICTURES = "{mode=\"sandbox\",model=\"hera-1.0-text-to-image\",provider=\"api18\"}";

    /** Each test is a caller of its own. */
    private final String caller = "caller-" + UUID.randomUUID();

    @Inject
    ToolRegistry registry;

    private Scrape before;

    @BeforeEach
    void look() {
        before = Scrape.now();
    }

    @Test
    void a_picture_is_counted_with_its_price_and_all_its_times() {
        picture("a cat");

        assertThat(grown(ended("completed"))).isEqualTo(1);
        assertThat(grown("api18mcp_spent_usd_total" + OF_PICTURES)).isCloseTo(0.056, within(1e-9));
        assertThat(grown("api18mcp_job_seconds_count" + OF_PICTURES)).isEqualTo(1);
        assertThat(grown("api18mcp_wait_seconds_count" + OF_PICTURES)).isEqualTo(1);
        assertThat(grown("api18mcp_own_seconds_count" + OF_PICTURES)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1}, spent ${2}")
    @CsvSource({
        "#fail, failed, 0",
        "#402, failed, 0",
        "#empty, failed, 0.056",
        "#cut, unknown, 0.056",
        "#gone, unknown, 0.056"
    })
    void what_goes_wrong_is_counted_by_outcome_and_as_spent_unless_it_certainly_was_not(
            String word, String outcome, double spent) {
        picture("a cat " + word);

        assertThat(grown(ended(outcome))).isEqualTo(1);
        assertThat(grown(ended("completed"))).isZero();
        assertThat(grown("api18mcp_spent_usd_total" + OF_PICTURES)).isCloseTo(spent, within(1e-9));
    }

    @Test
    void a_question_how_a_job_stands_is_a_poll() {
        picture("a cat #gone");

        assertThat(grown("api18mcp_polls_total{mode=\"sandbox\",provider=\"api18\"}"))
                .isPositive();
    }

    @Test
    void a_request_that_is_sent_again_is_a_retry_and_one_job() {
        picture("a cat #429");

        assertThat(grown("api18mcp_retries_total{mode=\"sandbox\",provider=\"api18\"}"))
                .isEqualTo(1);
        assertThat(grown(ended("completed"))).isEqualTo(1);
    }

    @Test
    void refusals_are_counted_by_their_type_and_are_no_jobs() {
        call("hera_1_0_text_to_image", arguments());
        call("hera_1_0_text_to_image", arguments().put("prompt", "a nude child"));
        call("get_job", arguments().put("job_id", "j_0000000000000000"));

        assertThat(grown(refusals("invalid_arguments"))).isEqualTo(1);
        assertThat(grown(refusals("policy_refused"))).isEqualTo(1);
        assertThat(grown(refusals("job_not_found"))).isEqualTo(1);
        assertThat(grown("api18mcp_own_seconds_count" + OF_PICTURES)).isZero();
    }

    @Test
    void a_price_that_nobody_agrees_to_is_a_refusal() {
        call(
                "hera_1_0_text_to_image",
                arguments().put("prompt", "nine cats").put("num_images", 9),
                new AnsweringListener(Consent.DECLINED));

        assertThat(grown(refusals("not_confirmed"))).isEqualTo(1);
    }

    @Test
    void what_a_job_under_way_may_cost_is_reserved() {
        call(
                "submit_job",
                arguments()
                        .put("model", "hera-1.0-text-to-image")
                        .set("arguments", arguments().put("prompt", "a cat #never")));

        assertThat(grown("api18mcp_reserved_usd{mode=\"sandbox\"}")).isCloseTo(0.056, within(1e-9));
        assertThat(grown("api18mcp_spent_usd_total" + OF_PICTURES)).isZero();
    }

    @Test
    void every_service_has_a_circuit_to_look_at() {
        assertThat(before.text())
                .contains("api18mcp_circuit_open{mode=\"sandbox\",provider=\"api18\"} 0.0")
                .contains("api18mcp_circuit_open{mode=\"sandbox\",provider=\"theo\"} 0.0")
                .contains("api18mcp_circuit_open{mode=\"sandbox\",provider=\"imghero\"} 0.0");
    }

    @Test
    void calls_in_flight_are_those_of_clients_and_not_those_who_look() {
        assertThat(before.value("api18mcp_calls_in_flight{mode=\"sandbox\"}")).isZero();
        assertThat(before.text()).contains("api18mcp_calls_in_flight{mode=\"sandbox\"} 0.0");
    }

    @Test
    void no_caller_no_prompt_and_no_key_is_in_the_numbers() {
        picture("a lighthouse for " + caller);
        picture("a lighthouse #fail");

        assertThat(Scrape.now().text()).doesNotContain(caller, "lighthouse", "_Sandbox", "j_");
    }

    private static String ended(String outcome) {
        return "api18mcp_jobs_total{mode=\"sandbox\",model=\"hera-1.0-text-to-image\",outcome=\"" + outcome
                + "\",provider=\"api18\"}";
    }

    private static String refusals(String type) {
        return "api18mcp_refusals_total{mode=\"sandbox\",type=\"" + type + "\"}";
    }

    private double grown(String series) {
        return Scrape.now().value(series) - before.value(series);
    }

    private void picture(String prompt) {
        call("hera_1_0_text_to_image", arguments().put("prompt", prompt));
    }

    private void call(String tool, ObjectNode arguments) {
        call(tool, arguments, CallListener.SILENT);
    }

    private void call(String tool, ObjectNode arguments, CallListener listener) {
        registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(new Owner(new Caller(caller), Mode.SANDBOX), arguments, listener))
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private static ObjectNode arguments() {
        return JsonNodeFactory.instance.objectNode();
    }
}
