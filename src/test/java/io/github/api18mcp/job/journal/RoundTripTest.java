package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JobRequests.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job is read as it was written, by another process too. */
class RoundTripTest extends JournalSpec {

    private static final JobError WITH_ALL_THERE_IS = new JobError(
            ErrorType.INVALID_ARGUMENTS,
            "\"duration\" is wrong:\n\t20 \u2260 2\u201315",
            new NextStep("Mend it \uD83D\uDE80", "Mend it"),
            Optional.of("invalid_request"),
            List.of(new Violation("duration", "2\u201315", "20"), new Violation("arguments", "an object", "[]")));

    private static final JobError IN_DOUBT = JobError.inDoubt(
            ErrorType.OUTCOME_UNKNOWN,
            "The line was cut.",
            "It may have been charged.",
            NextStep.of("Tell the person."));

    static Stream<JobState> states() {
        Output bare = Output.at(URI.create("https://cdn.example/1.png?sig=a%2Fb&x=%F0%9F%98%80"), Optional.empty());
        Output full = new Output(
                URI.create("https://cdn.example/2.mp4"),
                Optional.of("video/mp4"),
                Optional.of(Instant.parse("2025-03-15T12:00:00.123456789Z")),
                Optional.of(Path.of("/pictures of mine/j_\u00e9.mp4")),
                Optional.of(5_000_000_000L),
                Optional.empty(),
                List.of(new Remark("engine", "x"), new Remark("engine_prompt", "two\nlines, \u0000 and \uD83D\uDE00")));
        return Stream.of(
                new JobState.Processing("gen_\u00e9'\"; drop table job; --"),
                new JobState.Completed(
                        "gen_1",
                        List.of(bare, full),
                        Optional.of(Usd.of("0.0000001230")),
                        Instant.parse("2025-03-14T12:00:01.987654321Z"),
                        Optional.of(Instant.parse("2025-04-14T00:00:00Z"))),
                new JobState.Completed("gen_1", List.of(), Optional.empty(), SettableClock.START, Optional.empty()),
                new JobState.Failed(Optional.empty(), WITH_ALL_THERE_IS, Charged.NO, Optional.of(Usd.ZERO)),
                new JobState.Failed(
                        Optional.of("gen_1"),
                        WITH_ALL_THERE_IS,
                        Charged.UNKNOWN,
                        Optional.of(Usd.of("999999.123456789012345678"))),
                new JobState.Failed(Optional.of("gen_1"), WITH_ALL_THERE_IS, Charged.YES, Optional.empty()),
                new JobState.Unknown(Optional.of("gen_1"), WITH_ALL_THERE_IS),
                new JobState.Unknown(Optional.empty(), WITH_ALL_THERE_IS).settled(Settlement.CHARGED),
                new JobState.Unknown(Optional.empty(), IN_DOUBT).settled(Settlement.cost(Usd.of("0.05"))),
                new JobState.Failed(Optional.of("gen_1"), IN_DOUBT, Charged.UNKNOWN, Optional.empty())
                        .settled(Settlement.FREE));
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_state(JobState state) {
        Journal journal = process();
        Job job = fresh(journal, JobRequests.costing("0.30"));

        Job written = write(journal, job, state);

        assertThat(found(process(), job)).isEqualTo(written);
    }

    @Test
    void a_price_that_is_to_be_confirmed_and_one_that_was_not() {
        Journal journal = process();
        Job job = fresh(journal, toConfirmAbove("0.10", JobRequests.costing("0.30")));

        assertThat(found(process(), job)).isEqualTo(job);
        assertThat(job.state()).isEqualTo(new JobState.AwaitingConfirmation());

        Job refused = write(journal, job, new JobState.NotConfirmed(WITH_ALL_THERE_IS));

        assertThat(found(process(), job)).isEqualTo(refused);
    }

    @Test
    void all_that_was_ordered() {
        JobRequest request = new JobRequest(
                ADA,
                "account-7",
                "theo",
                "a model's \"name\"",
                OutputKind.VIDEO,
                JobRequests.saying("a pier"),
                Optional.of(Usd.of("123456.654321")));

        Job job = fresh(process(), request);

        assertThat(job.createdAt()).isEqualTo(clock.instant());
        assertThat(job.state()).isEqualTo(new JobState.Reserved(Sending.NOT_BEGUN));
        assertThat(found(process(), job)).isEqualTo(job);
    }

    @Test
    void an_order_without_a_price() {
        Job job = fresh(process(), JobRequests.unpriced(ADA));

        assertThat(found(process(), job)).isEqualTo(job);
        assertThat(job.request().quoted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a fox \uD83E\uDD8A, a family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 and a flag \uD83C\uDDE8\uD83C\uDDED",
                "she said \"it's\" \\ `so` \\u0041 ? :id $1 <ids> ${now} %s",
                "one\ntwo\r\nthree\ttabbed\u2028\u0085",
                "a \u0000 in the midst and \u0001\u001f\u007f around",
                "\u202eright to left \u05d0\u05d1\u05d2 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u65e5\u672c\u8a9e z\u0300\u0301\u0302",
                " \ufeff ",
                "",
            })
    void any_prompt(String prompt) {
        Job job = fresh(process(), JobRequests.with(JobRequests.saying(prompt)));

        assertThat(found(process(), job).request().arguments()).isEqualTo(JobRequests.saying(prompt));
    }

    @Test
    void every_kind_of_argument_in_the_order_it_was_given() {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        arguments.put("z", true).put("a", false).put("least", 0).put("most", 9_007_199_254_740_991L);
        arguments
                .put("below", -9_007_199_254_740_991L)
                .putArray("urls")
                .add("https://a.example/?b=c")
                .add("");

        Job job = fresh(process(), JobRequests.with(arguments));

        JsonNode back = found(process(), job).request().arguments();
        assertThat(back.toString()).isEqualTo(arguments.toString());
        assertThat(back).isEqualTo(arguments);
    }

    @Test
    void a_megabyte_of_arguments() {
        ObjectNode arguments = JobRequests.saying("\uD83D\uDE80\"\n".repeat(250_000));

        Job job = fresh(process(), JobRequests.with(arguments));

        assertThat(found(process(), job).request().arguments()).isEqualTo(arguments);
    }

    @Test
    void every_kind_of_error() {
        Journal journal = process();

        for (ErrorType type : ErrorType.values()) {
            Job job = fresh(journal, JobRequests.with(JobRequests.saying(type.word())));
            Job written = write(journal, job, new JobState.Unknown(Optional.empty(), JobStates.error(type)));

            assertThat(found(journal, job)).isEqualTo(written);
        }
    }
}
