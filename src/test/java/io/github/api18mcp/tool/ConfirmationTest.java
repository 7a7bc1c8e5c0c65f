package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.generation.waiting.AnsweringListener;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.profile.LimitsProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A price above the threshold waits for confirmation. One picture costs $0.056, two cost $0.112. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
class ConfirmationTest extends SandboxCalls {

    private final String prompt = "a cat " + UUID.randomUUID();

    @Test
    void what_costs_no_more_than_the_threshold_is_made_at_once() {
        assertThat(status(call(PICTURE, prompt(prompt)))).isEqualTo("completed");
    }

    @Test
    void what_costs_more_is_quoted_and_not_sent() {
        ToolAnswer answer = dear(CallListener.SILENT);

        JsonNode job = answer.structured();
        assertThat(answer.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(status(answer)).isEqualTo("awaiting_confirmation");
        assertThat(job.path("quoted_usd").decimalValue()).isEqualByComparingTo("0.112");
        assertThat(job.path("charged").asText()).isEqualTo("no");
        assertThat(job.path("provider_job_id").isNull()).isTrue();
        assertThat(job.path("next_step").asText())
                .contains("confirm_job", job.path("job_id").asText(), "price_usd 0.112", "15 minutes");
        assertThat(answer.text()).contains("$0.112", "Nothing was sent");
    }

    @Test
    void with_its_price_it_goes_on_to_its_end() {
        String id = id(dear(CallListener.SILENT));

        ToolAnswer confirmed = confirm(id, 0.112);

        assertThat(status(confirmed)).isEqualTo("completed");
        assertThat(id(confirmed)).isEqualTo(id);
        assertThat(confirmed.structured().path("charged").asText()).isEqualTo("yes");
    }

    @Test
    void confirmed_twice_it_is_paid_for_once() {
        String id = id(dear(CallListener.SILENT));

        String first = confirm(id, 0.112).structured().path("provider_job_id").asText();
        ToolAnswer second = confirm(id, 0.112);

        assertThat(status(second)).isEqualTo("completed");
        assertThat(second.structured().path("provider_job_id").asText()).isEqualTo(first);
    }

    @Test
    void with_another_price_it_still_waits() {
        String id = id(dear(CallListener.SILENT));

        ToolAnswer refused = confirm(id, 0.11);

        assertThat(status(refused)).isEqualTo("refused");
        assertThat(refused.structured().at("/error/violations/0/parameter").asText())
                .isEqualTo("price_usd");
        assertThat(refused.structured().at("/error/violations/0/expected").asText())
                .isEqualTo("0.112");
        assertThat(status(confirm(id, 0.112))).isEqualTo("completed");
    }

    @Test
    void the_same_call_again_gets_the_same_job_and_reserves_nothing_more() {
        ToolAnswer first = dear(CallListener.SILENT);

        ToolAnswer again = dear(CallListener.SILENT);

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.structured().path("reused").asBoolean()).isTrue();
    }

    @Test
    void a_person_who_says_yes_needs_no_second_call() {
        ToolAnswer answer = dear(new AnsweringListener(Consent.GIVEN));

        assertThat(status(answer)).isEqualTo("completed");
    }

    @Test
    void a_person_who_says_no_is_the_end_of_it() {
        ToolAnswer answer = dear(new AnsweringListener(Consent.DECLINED));

        assertFailed(answer, "refused", "not_confirmed", "no");
        assertThat(status(confirm(id(answer), 0.112))).isEqualTo("refused");
    }

    @Test
    void silence_spends_nothing() {
        assertThat(status(dear(new AnsweringListener(Consent.NONE)))).isEqualTo("awaiting_confirmation");
    }

    @Test
    void a_form_that_is_accepted_without_its_tick_spends_nothing_and_the_answer_says_what_was_missing() {
        ToolAnswer answer = dear(new AnsweringListener(Consent.UNTICKED));

        assertThat(status(answer)).isEqualTo("awaiting_confirmation");
        assertThat(answer.structured().path("charged").asText()).isEqualTo("no");
        assertThat(answer.structured().path("next_step").asText())
                .contains("The form was accepted without a tick at \"Spend $0.112\"", "confirm_job");
        assertThat(answer.text()).contains("without a tick at \"Spend $0.112\"", "Nothing was sent");
    }

    @Test
    void the_person_is_asked_with_the_price_and_what_it_is_for() {
        AnsweringListener person = new AnsweringListener(Consent.NONE);

        dear(person);

        assertThat(person.questions()).singleElement().satisfies(question -> {
            assertThat(question.price()).hasToString("$0.112");
            assertThat(question.text()).contains("Hera 1.0 text to image", prompt);
        });
    }

    @ParameterizedTest
    @EnumSource(Consent.class)
    void a_job_begun_without_a_wait_is_confirmed_in_the_same_way(Consent consent) {
        ObjectNode arguments = mapper.createObjectNode().put("model", "hera-1.0-text-to-image");
        arguments.set("arguments", prompt(prompt).put("num_images", 2));

        ToolAnswer answer = call("submit_job", arguments, new AnsweringListener(consent));

        assertThat(status(answer))
                .isIn(Map.of(
                                Consent.GIVEN, List.of("processing", "completed"),
                                Consent.DECLINED, List.of("refused"),
                                Consent.UNTICKED, List.of("awaiting_confirmation"),
                                Consent.NONE, List.of("awaiting_confirmation"))
                        .get(consent));
    }

    @Test
    void nobody_confirms_what_is_none() {
        assertFailed(confirm("j_0000000000000000", 1), "refused", "job_not_found", "no");
        assertFailed(confirm("rubbish", 1), "refused", "job_not_found", "no");
        assertThat(confirm("rubbish", -1).structured().at("/error/type").asText())
                .isEqualTo("invalid_arguments");
    }

    private ToolAnswer dear(CallListener listener) {
        return call(PICTURE, prompt(prompt).put("num_images", 2), listener);
    }

    private ToolAnswer confirm(String id, double price) {
        return call("confirm_job", mapper.createObjectNode().put("job_id", id).put("price_usd", price));
    }

    private static String id(ToolAnswer answer) {
        return answer.structured().path("job_id").asText();
    }

    private static String status(ToolAnswer answer) {
        return answer.structured().path("status").asText();
    }
}
