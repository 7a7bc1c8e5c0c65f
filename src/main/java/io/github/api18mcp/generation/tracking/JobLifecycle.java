package io.github.api18mcp.generation.tracking;

import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.ENDED;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.ENDING;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.HANDED_OVER;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.POLLING;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.RESERVED;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.SUBMITTING;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.SUSPENDED;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.WAITING;
import static io.github.api18mcp.generation.tracking.TrackedJob.Phase.WRITING_ID;

import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.generation.tracking.Effect.AnnounceEnd;
import io.github.api18mcp.generation.tracking.Effect.CancelNextPoll;
import io.github.api18mcp.generation.tracking.Effect.Poll;
import io.github.api18mcp.generation.tracking.Effect.PollLater;
import io.github.api18mcp.generation.tracking.Effect.Submit;
import io.github.api18mcp.generation.tracking.Effect.Write;
import io.github.api18mcp.generation.tracking.PollTrouble.Kind;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.NotSent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The life of a job as a pure function: submit, poll, recover, end. Each method is an event: it takes the job as it stands and
 * returns how it stands afterwards, with the effects to carry out. {@link JobRun} carries them out.
 *
 * <pre>
 * RESERVED → SUBMITTING → WRITING_ID → WAITING ⇄ POLLING → ENDING → ENDED
 *                │                                 │  │       ↑
 *                └──── not sent, declined or uncertain ───────┘
 *                                                  │  └→ WRITING_ID   the service names the job more exactly
 *                                                  └→ SUSPENDED ⇄ POLLING   no end for too long; polled on request
 * any phase → HANDED_OVER   this process lost the lease, and another one tracks the job
 * </pre>
 *
 * <p>If the answer to the request has the outputs already, ENDING follows WRITING_ID.
 *
 * <p>A job taken over from a dead process begins here in the phase that the journal shows. If that is RESERVED or SUBMITTING, it ends
 * at once: it was not sent, or nobody can tell.
 *
 * <p>An event that does not fit the phase changes nothing: an answer can arrive after a handover, a timer after a poll.
 *
 * @param schedule when to poll next
 * @param patience how long an unfinished job is polled before it is suspended
 * @param rechecks how often an answer is checked that would end the job without its outputs
 */
record JobLifecycle(PollSchedule schedule, Duration patience, Rechecks rechecks, ServiceFailures failures) {

    /** The job after an event, and what has to be done now, in this order. */
    record Transition(TrackedJob job, List<Effect> effects) {

        static Transition to(TrackedJob job, Effect... effects) {
            return new Transition(job, List.of(effects));
        }
    }

    /** The caller waits, so that the request may be sent. */
    Transition started(TrackedJob before, Instant now) {
        return before.phase() == RESERVED
                ? Transition.to(before.in(SUBMITTING).with(before.polls().startedAt(now)), new Submit())
                : Transition.to(before);
    }

    /** The journal knows whether the request may have been sent. */
    Transition marked(TrackedJob before, Job marked) {
        return before.phase() == SUBMITTING
                ? Transition.to(before.with(marked).journaled(marked))
                : Transition.to(before);
    }

    /**
     * The service answered the submission. After a handover the other process has given the job up as unknown; what is now
     * known is still written down.
     */
    Transition submitted(TrackedJob before, Submission submission, Instant now) {
        return switch (before.phase()) {
            case SUBMITTING ->
                submission.fold(
                        accepted -> accepted(before, accepted.job(), now),
                        declined -> ended(before, failures.declined(declined), now),
                        notSent -> notSent(before, notSent, now),
                        uncertain -> ended(before, failures.uncertain(uncertain.reason()), now));
            case HANDED_OVER ->
                submission.fold(
                        accepted -> late(before, new Processing(accepted.job().providerJobId()), now),
                        declined -> late(before, failures.declined(declined), now),
                        notSent -> Transition.to(before),
                        uncertain -> late(before, failures.uncertain(uncertain.reason()), now));
            case RESERVED, WRITING_ID, WAITING, POLLING, SUSPENDED, ENDING, ENDED -> Transition.to(before);
        };
    }

    /**
     * The journal has the job, or could not be written. A job that cannot be written down is paid for all the same, so the work
     * goes on with what is in memory.
     *
     * @param journaled the job as the journal has it; if another process was faster to write how it ended, that is how it ended
     * @param unread the report that came with the id; it is read once the id is written
     */
    Transition written(TrackedJob before, Job written, Job journaled, Optional<Report> unread, Instant now) {
        TrackedJob after = before.journaled(journaled);
        if (!written.state().equals(before.job().state())) {
            return Transition.to(after);
        }
        return switch (before.phase()) {
            case WRITING_ID ->
                unread.map(report -> reported(after, report, now)).orElseGet(() -> Transition.to(after.in(WAITING)));
            case ENDING -> Transition.to(journaled.state().ended() ? after.endedAs(journaled) : after.in(ENDED));
            case RESERVED, SUBMITTING, WAITING, POLLING, SUSPENDED, ENDED, HANDED_OVER -> Transition.to(after);
        };
    }

    /** The journal may be writable again. */
    Transition writeRetried(TrackedJob before) {
        boolean writing = before.phase() == WRITING_ID || before.phase() == ENDING;
        return before.isJournaled() || writing || before.phase() == HANDED_OVER
                ? Transition.to(before)
                : Transition.to(before, new Write(before.job(), Optional.empty()));
    }

    /** The time for the next poll has come. */
    Transition pollDue(TrackedJob before, Instant now) {
        return before.phase() == WAITING ? poll(before, now) : Transition.to(before);
    }

    /** Somebody asks how the job stands. The service documents how often it may be polled. */
    Transition pollRequested(TrackedJob before, Instant now) {
        boolean pollable = before.phase() == WAITING || before.phase() == SUSPENDED;
        return pollable && !now.isBefore(before.polls().last().plus(schedule.fastest()))
                ? poll(before, now)
                : Transition.to(before);
    }

    /** Somebody waits for a job that is no longer polled. */
    Transition resumed(TrackedJob before, Instant now) {
        return before.phase() == SUSPENDED
                ? poll(before.with(before.polls().resumedAt(now)), now)
                : Transition.to(before);
    }

    /** The service answered a poll. */
    Transition polled(TrackedJob before, ProviderJob answer, Instant now) {
        if (before.phase() != POLLING) {
            return Transition.to(before);
        }
        return before.providerJobId().equals(Optional.of(answer.providerJobId()))
                ? reported(before, answer.report(), now)
                : recorded(before, answer, now);
    }

    /**
     * This process holds the job of one that died. Once its request may have been sent, nobody can tell without an id whether it
     * arrived, so it is never sent again.
     */
    Transition takenOver(TrackedJob before, Instant now) {
        return switch (before.phase()) {
            case RESERVED ->
                ended(before, failures.neverSent("the program that was to send it ended before it did"), now);
            case SUBMITTING ->
                ended(before, failures.uncertain("the program that sent it ended before the service answered"), now);
            case WRITING_ID, WAITING, POLLING, SUSPENDED, ENDING, ENDED, HANDED_OVER -> pollDue(before, now);
        };
    }

    /** This process did not renew its lease in time, so another one tracks the job now. */
    Transition handedOver(TrackedJob before) {
        return Transition.to(before.in(HANDED_OVER), new CancelNextPoll());
    }

    /** The process that took the job over wrote how it stands. */
    Transition observed(TrackedJob before, Job inJournal) {
        return before.phase() == HANDED_OVER
                ? Transition.to(before.with(inJournal).journaled(inJournal))
                : Transition.to(before);
    }

    private Transition accepted(TrackedJob before, ProviderJob job, Instant now) {
        return recorded(before.with(before.polls().polledAt(now)), job, now);
    }

    /** Nothing is written about a job that another process holds: that one may be sending it. */
    private Transition notSent(TrackedJob before, NotSent notSent, Instant now) {
        return notSent.reason() == NotSent.Reason.HELD_BY_ANOTHER_PROCESS
                ? handedOver(before)
                : ended(before, failures.notSent(notSent), now);
    }

    /** What this process learns of a job that another one holds. */
    private static Transition late(TrackedJob before, JobState known, Instant now) {
        return Transition.to(before, new Write(before.job().in(known, now), Optional.empty()));
    }

    /** The service's id is written before anything else is read of its answer. */
    private Transition recorded(TrackedJob before, ProviderJob answer, Instant now) {
        Job job = before.job().in(new Processing(answer.providerJobId()), now);
        return Transition.to(before.with(job).in(WRITING_ID), new Write(job, Optional.of(answer.report())));
    }

    private Transition poll(TrackedJob before, Instant now) {
        return Transition.to(
                before.in(POLLING).with(before.polls().polledAt(now)),
                new CancelNextPoll(),
                new Poll(before.providerJobId().orElseThrow()));
    }

    private Transition reported(TrackedJob before, Report report, Instant now) {
        String id = before.providerJobId().orElseThrow();
        return report.fold(
                inProgress -> inProgress(before, inProgress, now),
                succeeded -> succeeded.missing() > 0 || succeeded.outputs().isEmpty()
                        ? tooEarly(
                                before,
                                succeeded.outputs().isEmpty() ? rechecks : rechecks.forTheRest(),
                                failures.incomplete(succeeded),
                                failures.succeeded(before.job(), id, succeeded, now),
                                now)
                        : ended(before, failures.succeeded(before.job(), id, succeeded, now), now),
                failed -> ended(before, failures.failed(id, failed), now),
                notFound -> tooEarly(before, rechecks, failures.unknownYet(), failures.notFound(id), now),
                unreadable -> unreadable(before, unreadable, now));
    }

    private Transition inProgress(TrackedJob before, Report.InProgress report, Instant now) {
        Optional<PollTrouble> remark =
                report.remark().map(words -> PollTrouble.next(before.polls().trouble(), Kind.UNUSUAL, words, now));
        TrackedJob after = before.with(before.polls().with(remark));
        boolean patienceOver = Duration.between(before.polls().since(), now).compareTo(patience) >= 0;
        return patienceOver ? Transition.to(after.in(SUSPENDED)) : pollLater(after, now);
    }

    /** @param verdict how the job ends if the service goes on saying this */
    private Transition tooEarly(TrackedJob before, Rechecks checks, String reason, JobState verdict, Instant now) {
        PollTrouble trouble = PollTrouble.next(before.polls().trouble(), Kind.TOO_EARLY, reason, now);
        return checks.believes(trouble, now)
                ? ended(before, verdict, now)
                : pollAfter(before.with(before.polls().with(Optional.of(trouble))), checks.pauseAfter(trouble));
    }

    /** Counted in answers, not by the clock: a machine that slept has not polled meanwhile. */
    private Transition unreadable(TrackedJob before, Report.Unreadable report, Instant now) {
        PollTrouble trouble = PollTrouble.next(before.polls().trouble(), Kind.UNREADABLE, report.reason(), now);
        return schedule.slowest().multipliedBy(trouble.answers()).compareTo(patience) >= 0
                ? ended(before, failures.unreadable(before.providerJobId().orElseThrow(), report.reason()), now)
                : pollLater(before.with(before.polls().with(Optional.of(trouble))), now);
    }

    private Transition pollLater(TrackedJob before, Instant now) {
        Duration age = Duration.between(before.polls().generationStart(), now);
        return pollAfter(before, schedule.next(age));
    }

    private static Transition pollAfter(TrackedJob before, Duration pause) {
        return Transition.to(before.in(WAITING), new PollLater(pause));
    }

    private Transition ended(TrackedJob before, JobState end, Instant now) {
        Job job = before.job().in(end, now);
        return Transition.to(before.with(job).in(ENDING), new AnnounceEnd(job), new Write(job, Optional.empty()));
    }
}
