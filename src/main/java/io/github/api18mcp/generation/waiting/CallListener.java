package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.job.JobId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The caller of a call: is told how far it is, may be asked for a confirmation, and may stop waiting. */
public interface CallListener {

    /** Called at the first moment and then once a second. */
    void progressed(Progress progress);

    /** Whether the caller cancelled the call, or their connection is gone. */
    boolean isGone();

    /** Runs the task as soon as the caller is gone, where that is noticed; {@link #isGone} is asked every second as well. */
    default void whenGone(Runnable task) {}

    /**
     * Runs one of the tasks once the answer of the call was handed to the caller's connection, or was lost. Until then a crash would
     * lose it, and the caller would call again.
     */
    default void whenAnswered(Runnable delivered, Runnable lost) {
        delivered.run();
    }

    /** Asks the person behind the call. A caller that cannot ask anybody gives no consent. */
    default Uni<Consent> confirm(ConfirmationRequest request) {
        return Uni.createFrom().item(Consent.NONE);
    }

    /**
     * The job that the person was asked about at the end of an earlier, identical call, if this call brings the answer. Then
     * {@link #confirm} returns that answer to the same question.
     */
    default Optional<JobId> answered() {
        return Optional.empty();
    }

    /** Waits, and is told nothing. */
    CallListener SILENT = new CallListener() {
        @Override
        public void progressed(Progress progress) {}

        @Override
        public boolean isGone() {
            return false;
        }
    };
}
