package io.github.api18mcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of a job is the one that its service states, however the job ended. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class ReportedMoneyTest extends ServiceCalls {

    private static final String COMPLETED = "\"status\": \"completed\"";

    @ParameterizedTest
    @CsvSource({
        "failed, 0, no",
        "failed, 0.00, no",
        "failed, null, no",
        "canceled, 0, no",
        "failed, 0.056, yes",
        "failed, '\"0.056\"', yes",
        "failed, '\"$0.056\"', yes",
        "canceled, 0.01, yes",
        "expired, 0.056, yes"
    })
    void the_money_of_a_failed_job_is_as_the_service_says(String word, String cost, String charged) {
        service.answers(Account.API18.finishing(said -> said.replace(COMPLETED, status(word))
                .replace("\"cost_usd\": 0.056", "\"error\": \"too dark\", \"cost_usd\": " + cost)));

        ToolAnswer answer = call(Account.API18);

        assertEnd(Account.API18, answer, "failed", charged);
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("generation_failed");
        assertThat(answer.structured().path("cost_usd").isNull()).isFalse();
        assertThat(journaled(answer).state().charged().word()).isEqualTo(charged);
    }

    @Test
    void a_cost_far_above_the_quote_is_recorded_flagged_and_correctable() {
        service.answers(Account.API18.finishing(said -> said.replace("0.056", "5.6")));

        ToolAnswer answer = call(Account.API18);

        assertEnd(Account.API18, answer, "completed", "yes");
        assertThat(answer.structured().path("cost_usd").decimalValue()).isEqualByComparingTo("5.6");
        assertThat(answer.text()).contains("far above its quote of $0.056", "settle");
    }

    /** Answers of Theo about images that it did not make, with the cost in cents. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"status\": \"failed\", \"error\": \"too dark\" | 0 | no",
                "\"status\": \"FAILED\", \"error\": \"too dark\" | 0.08 | yes",
                "\"state\": \"cancelled\", \"message\": \"too dark\" | null | unknown",
                "\"error\": {\"type\": \"moderation\", \"message\": \"too dark\"} | null | unknown",
                "\"error\": \"too dark\" | \"0\" | no",
                "\"status\": \"rejected\", \"detail\": [{\"msg\": \"too dark\"}] | 8 | yes"
            })
    void the_money_of_failed_images_is_as_theo_says(String said, String cents, String charged) {
        service.answers(Account.THEO.paying(documented -> RawAnswer.json(
                "{\"id\": \"img_1\", " + said + ", \"images\": [], \"usage\": {\"cost_cents\": " + cents + "}}")));

        ToolAnswer answer = call(Account.THEO);

        assertEnd(Account.THEO, answer, "failed", charged);
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("generation_failed");
        assertThat(answer.text()).contains("too dark");
    }

    private static String status(String word) {
        return "\"status\": \"" + word + "\"";
    }
}
