package io.github.api18mcp.tool.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.job.Settlement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettledErrorTest {

    private static final JobError IN_DOUBT = JobError.inDoubt(
            ErrorType.OUTCOME_UNKNOWN,
            "The line was cut.",
            "It may have been charged.",
            NextStep.of("Tell the person."));

    static Stream<Arguments> settlements() {
        return Stream.of(
                Arguments.of(Settlement.FREE, "it was not charged.", "Call again only if the person still wants it."),
                Arguments.of(
                        Settlement.CHARGED,
                        "it was charged.",
                        "Do not send it again by yourself: it was paid for. Ask the person."),
                Arguments.of(
                        Settlement.cost(Usd.of("0.05")),
                        "it cost $0.05.",
                        "Do not send it again by yourself: it was paid for. Ask the person."));
    }

    @ParameterizedTest
    @MethodSource("settlements")
    void the_finding_takes_the_place_of_the_doubt(Settlement settlement, String found, String nextStep) {
        JobError error = SettledError.of(IN_DOUBT, settlement);

        assertThat(error.type()).isEqualTo(ErrorType.OUTCOME_UNKNOWN);
        assertThat(error.message()).isEqualTo("The line was cut. A person has found out since: " + found);
        assertThat(error.nextStep().agent()).isEqualTo(nextStep);
    }

    @Test
    void where_the_doubt_is_not_marked_the_finding_comes_after_it() {
        JobError old =
                new JobError(ErrorType.OUTCOME_UNKNOWN, "It may have been charged.", NextStep.of("Tell the person."));

        assertThat(SettledError.of(old, Settlement.FREE).message())
                .isEqualTo("It may have been charged. A person has found out since: it was not charged.");
    }
}
