package io.github.api18mcp.generation;

import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.SubmissionInterest;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Whether anybody wants a job that is not the service's yet.
 *
 * <p>A caller whose wait ended still wants it, and was told to come back; one who left does not.
 */
final class Interest implements SubmissionInterest {

    private final Consumer<Declined> whenRepeated;
    private volatile Instant until = Instant.MIN;
    private volatile boolean standing = true;

    Interest(Consumer<Declined> whenRepeated) {
        this.whenRepeated = whenRepeated;
    }

    /** Somebody waits until then for the service to take it. */
    void waitUntil(Instant moment) {
        until = moment;
    }

    void lose() {
        standing = false;
    }

    void regain() {
        standing = true;
    }

    @Override
    public boolean waitsAt(Instant moment) {
        return standing && moment.isBefore(until);
    }

    @Override
    public boolean stands() {
        return standing;
    }

    @Override
    public void repeated(Declined why) {
        whenRepeated.accept(why);
    }
}
