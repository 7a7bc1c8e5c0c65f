package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.platform.Mode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of a call. */
public sealed interface Outcome {

    /** Reads every case; a new one does not compile until each reader has an answer. */
    <T> T fold(
            Function<Rejected, T> rejected,
            Function<LookedUp, T> lookedUp,
            Function<LookupDeclined, T> lookupDeclined,
            Function<JobResult, T> jobResult,
            Function<CallerGone, T> callerGone);

    /** This server said no: nothing was sent and nothing was charged; there is no job. */
    record Rejected(Optional<String> model, Mode mode, JobError error) implements Outcome {
        @Override
        public <T> T fold(
                Function<Rejected, T> rejected,
                Function<LookedUp, T> lookedUp,
                Function<LookupDeclined, T> lookupDeclined,
                Function<JobResult, T> jobResult,
                Function<CallerGone, T> callerGone) {
            return rejected.apply(this);
        }
    }

    /** What a service answered to a look-up, in its own JSON. */
    record LookedUp(JsonNode json) implements Outcome {
        @Override
        public <T> T fold(
                Function<Rejected, T> rejected,
                Function<LookedUp, T> lookedUp,
                Function<LookupDeclined, T> lookupDeclined,
                Function<JobResult, T> jobResult,
                Function<CallerGone, T> callerGone) {
            return lookedUp.apply(this);
        }
    }

    /** A service said no to a look-up, which costs nothing; there is no job. */
    record LookupDeclined(Mode mode, JobError error) implements Outcome {
        @Override
        public <T> T fold(
                Function<Rejected, T> rejected,
                Function<LookedUp, T> lookedUp,
                Function<LookupDeclined, T> lookupDeclined,
                Function<JobResult, T> jobResult,
                Function<CallerGone, T> callerGone) {
            return lookupDeclined.apply(this);
        }
    }

    /**
     * A job, as it stands.
     *
     * @param remark what keeps this process from knowing how the job stands, as a sentence without the full stop
     * @param inputs what became of the images that the call named, in sentences
     * @param consent the answer of the person who was asked during this call; {@link Consent#NONE} if nobody was
     */
    record JobResult(Job job, Provenance provenance, Consent consent, Optional<String> remark, List<String> inputs)
            implements Outcome {

        public JobResult(Job job, Provenance provenance) {
            this(job, provenance, Consent.NONE, Optional.empty(), List.of());
        }

        /** The same result, with more known of the job. */
        public JobResult with(Job known) {
            return new JobResult(known, provenance, consent, remark, inputs);
        }

        /** The same result, with a remark. */
        JobResult remarking(Optional<String> more) {
            return new JobResult(job, provenance, consent, more, inputs);
        }

        /** The same result, after a person was asked. */
        JobResult after(Consent answer) {
            return new JobResult(job, provenance, answer, remark, inputs);
        }

        /** The same result, for a call whose images had to be changed. */
        JobResult withInputs(List<String> changes) {
            return new JobResult(job, provenance, consent, remark, changes);
        }

        @Override
        public <T> T fold(
                Function<Rejected, T> rejected,
                Function<LookedUp, T> lookedUp,
                Function<LookupDeclined, T> lookupDeclined,
                Function<JobResult, T> jobResult,
                Function<CallerGone, T> callerGone) {
            return jobResult.apply(this);
        }
    }

    /** The caller left. The job, if there is one, goes on and is kept for the next identical call. */
    record CallerGone() implements Outcome {
        @Override
        public <T> T fold(
                Function<Rejected, T> rejected,
                Function<LookedUp, T> lookedUp,
                Function<LookupDeclined, T> lookupDeclined,
                Function<JobResult, T> jobResult,
                Function<CallerGone, T> callerGone) {
            return callerGone.apply(this);
        }
    }

    /** Where the job of a result comes from. */
    enum Provenance {
        /** Made for this call. */
        MADE,
        /** Paid for by an earlier identical call whose caller had stopped waiting. */
        REUSED,
        /** In doubt, or charged without a result, since an earlier identical call. Nothing was sent for this one. */
        HELD
    }
}
