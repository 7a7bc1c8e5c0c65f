package io.github.api18mcp.generation.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.generation.tracking.JobLifecycle.Transition;
import io.github.api18mcp.generation.tracking.TrackedJob.Phase;
import io.github.api18mcp.generation.tracking.TrackedJob.Polls;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.JobStatus;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.NotSent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of all transitions. An event that is not in it changes nothing. */
class JobLifecycleTest {

    private static final String TRANSITIONS =
            """
            RESERVED    | started       | SUBMITTING  | Submit
            RESERVED    | taken over    | ENDING      | AnnounceEnd Write    | failed
            SUBMITTING  | taken over    | ENDING      | AnnounceEnd Write    | unknown
            SUBMITTING  | accepted      | WRITING_ID   | Write                | processing
            SUBMITTING  | declined      | ENDING      | AnnounceEnd Write    | failed
            SUBMITTING  | not sent      | ENDING      | AnnounceEnd Write    | failed
            SUBMITTING  | held by other | HANDED_OVER | CancelNextPoll
            SUBMITTING  | uncertain     | ENDING      | AnnounceEnd Write    | unknown
            WRITING_ID   | written       | WAITING     | PollLater
            WRITING_ID   | not written   | WAITING     | PollLater
            WRITING_ID   | written, done | ENDING      | AnnounceEnd Write    | completed
            WAITING     | poll due      | POLLING     | CancelNextPoll Poll
            WAITING     | asked for     | POLLING     | CancelNextPoll Poll
            WAITING     | taken over    | POLLING     | CancelNextPoll Poll
            POLLING     | in progress   | WAITING     | PollLater
            POLLING     | unreadable    | WAITING     | PollLater
            POLLING     | renamed       | WRITING_ID   | Write                | processing
            POLLING     | succeeded     | ENDING      | AnnounceEnd Write    | completed
            POLLING     | no output     | WAITING     | PollLater
            POLLING     | still none    | ENDING      | AnnounceEnd Write    | failed
            POLLING     | some missing  | WAITING     | PollLater
            POLLING     | still some    | ENDING      | AnnounceEnd Write    | completed
            POLLING     | failed        | ENDING      | AnnounceEnd Write    | failed
            POLLING     | not found     | WAITING     | PollLater
            POLLING     | still not     | ENDING      | AnnounceEnd Write    | unknown
            POLLING     | hours later   | SUSPENDED   |
            SUSPENDED   | asked for     | POLLING     | CancelNextPoll Poll
            SUSPENDED   | awaited       | POLLING     | CancelNextPoll Poll
            ENDING      | written       | ENDED       |
            ENDING      | written, done | ENDED       |
            ENDING      | not written   | ENDED       |
            HANDED_OVER | accepted      | HANDED_OVER | Write
            HANDED_OVER | declined      | HANDED_OVER | Write
            HANDED_OVER | uncertain     | HANDED_OVER | Write
            """;

    private static final Instant NOW = ManualTime.START.plusSeconds(20);
    private static final Output PICTURE = Output.at(URI.create("https://api18.dev/v1/files/p1"), Optional.empty());
    private static final Report SUCCEEDED =
            new Report.Succeeded(List.of(PICTURE), Optional.of(Usd.of("0.056")), Optional.empty(), Optional.empty());
    private static final Report NO_OUTPUT = new Report.Succeeded(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 1, List.of("data is []"));
    private static final Report SOME_MISSING = new Report.Succeeded(
            List.of(PICTURE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            List.of("Only 1 of 2 outputs came"));

    private static final JobLifecycle LIFECYCLE = new JobLifecycle(
            new PollSchedule(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15)),
            Duration.ofHours(1),
            Rechecks.every(Duration.ofSeconds(5)),
            new ServiceFailures(ScriptedProvider.SERVICE));

    private static final Map<String, BiFunction<JobLifecycle, TrackedJob, Transition>> EVENTS = events();

    private record TransitionCase(
            Phase phase, String event, Phase next, List<String> effects, Optional<JobStatus> status) {

        private static TransitionCase of(String line) {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            return new TransitionCase(
                    Phase.valueOf(cells.get(0)),
                    cells.get(1),
                    Phase.valueOf(cells.get(2)),
                    Stream.of(cells.get(3).split(" "))
                            .filter(effect -> !effect.isEmpty())
                            .toList(),
                    cells.size() < 5 ? Optional.empty() : JobStatus.of(cells.get(4)));
        }

        @Override
        public String toString() {
            return phase + ", " + event;
        }
    }

    static Stream<TransitionCase> transitions() {
        return TRANSITIONS.lines().map(TransitionCase::of);
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void an_event_leads_to_the_next_phase_and_its_effects(TransitionCase row) {
        Transition transition = EVENTS.get(row.event()).apply(LIFECYCLE, in(row.phase()));

        assertThat(transition.job().phase()).isEqualTo(row.next());
        assertThat(transition.effects())
                .extracting(effect -> effect.getClass().getSimpleName())
                .isEqualTo(row.effects());
        row.status()
                .ifPresent(status -> assertThat(transition.job().job().status()).isEqualTo(status));
    }

    static Stream<TransitionCase> otherCombinations() {
        Set<String> listed = transitions().map(TransitionCase::toString).collect(Collectors.toSet());
        return EnumSet.allOf(Phase.class).stream()
                .flatMap(phase -> EVENTS.keySet().stream()
                        .map(event -> new TransitionCase(phase, event, phase, List.of(), Optional.empty())))
                .filter(row -> !listed.contains(row.toString()));
    }

    @ParameterizedTest
    @MethodSource("otherCombinations")
    void any_other_event_changes_nothing(TransitionCase row) {
        Transition transition = EVENTS.get(row.event()).apply(LIFECYCLE, in(row.phase()));

        assertThat(transition.effects()).isEmpty();
        assertThat(transition.job().phase()).isEqualTo(row.phase());
        assertThat(transition.job().job()).isEqualTo(in(row.phase()).job());
    }

    @ParameterizedTest
    @MethodSource("phases")
    void a_handover_ends_every_phase(Phase phase) {
        Transition transition = LIFECYCLE.handedOver(in(phase));

        assertThat(transition.job().phase()).isEqualTo(Phase.HANDED_OVER);
        assertThat(transition.effects()).containsExactly(new Effect.CancelNextPoll());
    }

    static Stream<Phase> phases() {
        return EnumSet.allOf(Phase.class).stream();
    }

    @Test
    void whether_it_may_have_been_sent_is_known_while_it_is_submitted() {
        TrackedJob submitting = in(Phase.SUBMITTING);
        Job declined = submitting.job().with(new Reserved(Sending.NOT_BEGUN));

        TrackedJob marked = LIFECYCLE.marked(submitting, declined).job();

        assertThat(marked.job().state().isUnsent()).isTrue();
        assertThat(marked.isJournaled()).isTrue();
        assertThat(LIFECYCLE.marked(in(Phase.WAITING), declined).job()).isEqualTo(in(Phase.WAITING));
    }

    @Test
    void nothing_is_charged_for_a_job_that_was_never_sent() {
        Job ended = LIFECYCLE.takenOver(in(Phase.RESERVED), NOW).job().job();

        assertThat(ended.state().charged()).isEqualTo(Charged.NO);
        assertThat(ended.reserved()).isEqualTo(Usd.ZERO);
    }

    @Test
    void an_answer_that_arrives_after_a_handover_is_not_recorded() {
        TrackedJob polling = in(Phase.POLLING);
        TrackedJob handedOver = LIFECYCLE.handedOver(polling).job();

        Transition transition = LIFECYCLE.polled(handedOver, new ProviderJob("p1", SUCCEEDED), NOW);

        assertThat(transition.effects()).isEmpty();
        assertThat(transition.job().job()).isEqualTo(polling.job());
    }

    @Test
    void a_job_that_was_handed_over_stands_as_the_other_process_writes() {
        Job completed = in(Phase.ENDED).job();

        TrackedJob observed =
                LIFECYCLE.observed(in(Phase.HANDED_OVER), completed).job();

        assertThat(observed.job()).isEqualTo(completed);
        assertThat(observed.isOver()).isTrue();
    }

    @Test
    void of_two_processes_that_learn_the_end_both_tell_the_one_that_was_written_first() {
        TrackedJob ending = in(Phase.ENDING);
        Job written = ending.job().in(ending.job().state(), NOW.minusSeconds(3));

        TrackedJob ended = LIFECYCLE
                .written(ending, ending.job(), written, Optional.empty(), NOW)
                .job();

        assertThat(ended.job()).isEqualTo(written).isNotEqualTo(ending.job());
        assertThat(ended.phase()).isEqualTo(Phase.ENDED);
        assertThat(ended.isJournaled()).isTrue();
    }

    @Test
    void what_the_journal_could_not_take_is_written_again() {
        for (Phase phase : List.of(Phase.WAITING, Phase.POLLING, Phase.SUSPENDED, Phase.ENDED)) {
            TrackedJob unwritten = in(phase).journaled(in(Phase.RESERVED).job());

            assertThat(LIFECYCLE.writeRetried(unwritten).effects())
                    .containsExactly(new Effect.Write(unwritten.job(), Optional.empty()));
        }
    }

    @Test
    void a_job_is_not_polled_more_often_than_the_service_documents() {
        TrackedJob polledJustNow = in(Phase.WAITING).with(new Polls(NOW, NOW, NOW.minusMillis(1999)));

        assertThat(LIFECYCLE.pollRequested(polledJustNow, NOW).effects()).isEmpty();
        assertThat(LIFECYCLE.pollRequested(polledJustNow, NOW.plusMillis(1)).effects())
                .isNotEmpty();
    }

    private static Map<String, BiFunction<JobLifecycle, TrackedJob, Transition>> events() {
        Map<String, BiFunction<JobLifecycle, TrackedJob, Transition>> events = new LinkedHashMap<>();
        events.put("started", (lifecycle, job) -> lifecycle.started(job, NOW));
        events.put("accepted", submitted(new Submission.Accepted(new ProviderJob("p1", new Report.InProgress()))));
        events.put(
                "declined", submitted(new Submission.Declined(DeclineReason.RATE_LIMITED, Optional.empty(), "slow")));
        events.put("not sent", submitted(new Submission.NotSent(NotSent.Reason.NOT_WANTED)));
        events.put("held by other", submitted(new Submission.NotSent(NotSent.Reason.HELD_BY_ANOTHER_PROCESS)));
        events.put("uncertain", submitted(new Submission.Uncertain("the connection failed")));
        events.put("written", written(Optional.of(new Report.InProgress())));
        events.put("written, done", written(Optional.of(SUCCEEDED)));
        events.put(
                "not written",
                (lifecycle, job) ->
                        lifecycle.written(job, job.job(), job.journaled(), Optional.of(new Report.InProgress()), NOW));
        events.put("write retried", (lifecycle, job) -> lifecycle.writeRetried(job));
        events.put("poll due", (lifecycle, job) -> lifecycle.pollDue(job, NOW));
        events.put("asked for", (lifecycle, job) -> lifecycle.pollRequested(job, NOW));
        events.put("awaited", (lifecycle, job) -> lifecycle.resumed(job, NOW));
        events.put("in progress", polled("p1", new Report.InProgress(), NOW));
        events.put("hours later", polled("p1", new Report.InProgress(), NOW.plus(Duration.ofHours(2))));
        events.put("unreadable", polled("p1", new Report.Unreadable("HTTP 502"), NOW));
        events.put("renamed", polled("p1/picture-7", new Report.InProgress(), NOW));
        events.put("succeeded", polled("p1", SUCCEEDED, NOW));
        events.put("no output", polled("p1", NO_OUTPUT, NOW));
        events.put("failed", polled("p1", new Report.GenerationFailed("too dark", Refund.GIVEN), NOW));
        events.put("not found", polled("p1", new Report.NotFound(), NOW));
        events.put("still none", again(NO_OUTPUT));
        events.put("some missing", polled("p1", SOME_MISSING, NOW));
        events.put("still some", again(SOME_MISSING));
        events.put("still not", again(new Report.NotFound()));
        events.put("taken over", (lifecycle, job) -> lifecycle.takenOver(job, NOW));
        return events;
    }

    private static BiFunction<JobLifecycle, TrackedJob, Transition> submitted(Submission submission) {
        return (lifecycle, job) -> lifecycle.submitted(job, submission, NOW);
    }

    private static BiFunction<JobLifecycle, TrackedJob, Transition> written(Optional<Report> unread) {
        return (lifecycle, job) -> lifecycle.written(job, job.job(), job.job(), unread, NOW);
    }

    private static BiFunction<JobLifecycle, TrackedJob, Transition> polled(String id, Report report, Instant now) {
        return (lifecycle, job) -> lifecycle.polled(job, new ProviderJob(id, report), now);
    }

    /** The same answer as in the two minutes before. */
    private static BiFunction<JobLifecycle, TrackedJob, Transition> again(Report report) {
        PollTrouble earlier = new PollTrouble(PollTrouble.Kind.TOO_EARLY, NOW.minusSeconds(120), 5, "the same");
        return (lifecycle, job) ->
                lifecycle.polled(job.with(job.polls().with(Optional.of(earlier))), new ProviderJob("p1", report), NOW);
    }

    private static TrackedJob in(Phase phase) {
        Job reserved = new Job(
                RESERVED.id(),
                RESERVED.request(),
                RESERVED.createdAt(),
                RESERVED.startedAt(),
                state(phase),
                Optional.empty());
        return new TrackedJob(
                reserved, reserved, phase, new Polls(ManualTime.START, ManualTime.START, ManualTime.START));
    }

    private static JobState state(Phase phase) {
        return switch (phase) {
            case RESERVED -> new Reserved(Sending.NOT_BEGUN);
            case SUBMITTING -> new Reserved(Sending.MAY_HAVE_BEGUN);
            case WRITING_ID, WAITING, POLLING, SUSPENDED, HANDED_OVER -> new Processing("p1");
            case ENDING, ENDED ->
                new Completed("p1", List.of(PICTURE), Optional.of(Usd.of("0.056")), NOW, Optional.empty());
        };
    }

    private static final Job RESERVED = Job.fresh(
            new JobRequest(
                    new Owner(Caller.LOCAL, Mode.LIVE),
                    "api18:test",
                    "api18",
                    "hera-1.0-text-to-image",
                    OutputKind.IMAGE,
                    JsonNodeFactory.instance.objectNode().put("prompt", "a cat"),
                    Optional.of(Usd.of("0.056"))),
            new Reserved(Sending.NOT_BEGUN),
            ManualTime.START);
}
