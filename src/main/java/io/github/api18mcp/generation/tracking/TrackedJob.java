package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobState.Reserved;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a job stands in the process that tracks it.
 *
 * @param journaled the job as the journal has it, as far as this process knows
 */
record TrackedJob(Job job, Job journaled, Phase phase, Polls polls) {

    /** The steps of a job's life; {@link JobLifecycle} draws how one leads to another. */
    enum Phase {
        /** Written to the journal, not sent. */
        RESERVED,
        /** To be sent now, or sent and not answered; the journal says which. */
        SUBMITTING,
        /** Accepted; the service's job id is being written to the journal. */
        WRITING_ID,
        /** Between two polls. */
        WAITING,
        /** A poll is in flight. */
        POLLING,
        /** Polled for long enough; polled again only when somebody asks for the job. */
        SUSPENDED,
        /** The end is known and being written to the journal. */
        ENDING,
        ENDED,
        /** Another process holds the lease and tracks the job. */
        HANDED_OVER
    }

    /**
     * What polling depends on.
     *
     * @param generationStart the moment of sending, as far as this process knows
     * @param since start of this round of polls; a suspended job that is asked for starts a new round
     * @param last when the service last told the state or was last asked for it
     * @param trouble why it is not known how the job stands
     */
    record Polls(Instant generationStart, Instant since, Instant last, Optional<PollTrouble> trouble) {

        Polls(Instant generationStart, Instant since, Instant last) {
            this(generationStart, since, last, Optional.empty());
        }

        Polls startedAt(Instant now) {
            return new Polls(now, now, last, trouble);
        }

        Polls resumedAt(Instant now) {
            return new Polls(generationStart, now, last, trouble);
        }

        Polls polledAt(Instant now) {
            return new Polls(generationStart, since, now, trouble);
        }

        Polls with(Optional<PollTrouble> found) {
            return new Polls(generationStart, since, last, found);
        }
    }

    /** A job that this process has just reserved. */
    static TrackedJob reserved(Job job, Instant now) {
        return tracked(job, Phase.RESERVED, now);
    }

    /** A job whose lease this process took over. */
    static TrackedJob takenOver(Job job, Instant now) {
        if (!(job.state() instanceof Reserved)) {
            return tracked(job, Phase.WAITING, now);
        }
        return tracked(job, job.state().isUnsent() ? Phase.RESERVED : Phase.SUBMITTING, now);
    }

    private static TrackedJob tracked(Job job, Phase phase, Instant now) {
        return new TrackedJob(job, job, phase, new Polls(job.startedAt(), now, Instant.EPOCH));
    }

    /** The job is the service's, or it ended without becoming so. */
    boolean isAnswered() {
        return switch (phase) {
            case RESERVED, SUBMITTING, WRITING_ID, ENDING -> false;
            case WAITING, POLLING, SUSPENDED, ENDED -> true;
            case HANDED_OVER -> !(job.state() instanceof Reserved);
        };
    }

    /** The job ended, or is no longer polled. */
    boolean isOver() {
        return switch (phase) {
            case RESERVED, SUBMITTING, WRITING_ID, WAITING, POLLING, ENDING -> false;
            case SUSPENDED, ENDED -> true;
            case HANDED_OVER -> job.state().ended();
        };
    }

    /** No poll is in flight, and what the last one said has been written. */
    boolean isPolled() {
        return phase != Phase.POLLING && phase != Phase.WRITING_ID && phase != Phase.ENDING;
    }

    /** The journal has the job as it stands. */
    boolean isJournaled() {
        return journaled.state().equals(job.state());
    }

    /** The service's id of a job that it has accepted and not ended. */
    Optional<String> providerJobId() {
        return job.state() instanceof Processing processing ? Optional.of(processing.acceptedAs()) : Optional.empty();
    }

    TrackedJob endedAs(Job ended) {
        return new TrackedJob(ended, ended, Phase.ENDED, polls);
    }

    TrackedJob in(Phase next) {
        return new TrackedJob(job, journaled, next, polls);
    }

    TrackedJob with(Job changed) {
        return new TrackedJob(changed, journaled, phase, polls);
    }

    TrackedJob with(Polls changed) {
        return new TrackedJob(job, journaled, phase, changed);
    }

    TrackedJob journaled(Job written) {
        return new TrackedJob(job, written, phase, polls);
    }
}
