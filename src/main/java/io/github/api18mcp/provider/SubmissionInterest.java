package io.github.api18mcp.provider;

import java.time.Instant;

/** Whether a job is still wanted that was not sent yet, or was declined for the moment. */
public interface SubmissionInterest {

    /** Whether somebody will wait for an answer at that moment, and could be told that the service said no. */
    boolean waitsAt(Instant moment);

    /** Whether it is wanted at all, if only to be picked up later; no longer so once its caller left. */
    boolean stands();

    /** It was declined for the moment, at no cost, and is sent again. */
    default void repeated(Submission.Declined why) {}
}
