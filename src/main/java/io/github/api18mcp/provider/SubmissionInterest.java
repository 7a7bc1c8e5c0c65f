package io.github.api18mcp.provider;

import java.time.Instant;

/** Whether a job is still wanted that has not been submitted yet, or was declined temporarily. */
public interface SubmissionInterest {

    /** Whether a caller still waits at that moment, and can be told that the service declined. */
    boolean isAwaitedAt(Instant moment);

    /** Whether the job is wanted at all, even if only to be fetched later. False once its caller has left. */
    boolean isWanted();

    /** Called when the job was declined temporarily, at no cost, and is submitted again. */
    default void repeated(Submission.Declined why) {}
}
