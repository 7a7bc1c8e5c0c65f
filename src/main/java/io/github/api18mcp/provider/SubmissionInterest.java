package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * What decides whether a job is sent: whether it is still wanted, and whether others know that it is being sent. Asked before each
 * try.
 */
public interface SubmissionInterest {

    /** Whether a caller still waits at that moment, and can be told that the service declined. */
    boolean isAwaitedAt(Instant moment);

    /** Whether the job is wanted at all, even if only to be fetched later. False once its caller has left. */
    boolean isWanted();

    /**
     * Called right before the first byte of each try, when there is a connection. The request may be sent once this completes, because
     * from then on others know that it may have been charged. Fails with {@link NotSentException} if it must not be sent.
     */
    Uni<Void> sending();

    /** Called when the job was declined temporarily, at no cost. Completes once others know that nothing was charged so far. */
    Uni<Void> declined(Submission.Declined why);

    /** Called when the job is submitted again. */
    default void retrying(Submission.Declined why) {}
}
