package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import java.time.Duration;

/** Counts what happens to calls and jobs in this process. Called on any thread; must return quickly. */
public interface JobMetrics {

    JobMetrics NONE = new JobMetrics() {};

    /**
     * A job is about to be sent to its service.
     *
     * @param preparation time taken to check, price and reserve it
     */
    default void prepared(Job job, Duration preparation) {}

    /** The service declined a submission for the moment, at no cost, and it is sent again. */
    default void submissionRetried(Job job) {}

    default void polled(Job job) {}

    /**
     * A job ended, in whatever way.
     *
     * @param time since it was sent
     */
    default void ended(Job job, Duration time) {}

    /** A caller stopped waiting for a job. */
    default void waited(Job job, Duration time) {}

    /** A call was rejected before anything was sent. */
    default void rejected(ErrorType type) {}
}
