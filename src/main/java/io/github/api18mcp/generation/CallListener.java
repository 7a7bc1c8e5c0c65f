package io.github.api18mcp.generation;

import io.smallrye.mutiny.Uni;

/** Whoever waits for a call: is told how it comes along, may be asked, and may stop waiting. */
public interface CallListener {

    /** Told at the first moment and then once a second. */
    void progressed(Progress progress);

    /** Whether the wait is over for them: they cancelled, or their connection is gone. */
    boolean left();

    /** Runs the task at once when they leave, where that is noticed; {@link #left} is asked every second all the same. */
    default void whenLeft(Runnable task) {}

    /** Asks the person behind the call; where nobody can be asked, that is no consent. */
    default Uni<Consent> asked(ConfirmationRequest question) {
        return Uni.createFrom().item(Consent.NONE);
    }

    /** Waits in silence. */
    CallListener SILENT = new CallListener() {
        @Override
        public void progressed(Progress progress) {}

        @Override
        public boolean left() {
            return false;
        }
    };
}
