package io.github.api18mcp.generation;

import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import java.time.Duration;

/** Is told what becomes of calls and jobs in this process, and changes nothing. On any thread, which it does not keep. */
public interface JobMetrics {

    /** Told nothing. */
    JobMetrics NOBODY = new JobMetrics() {};

    /**
     * A call is handed to its service.
     *
     * @param own how long it took to check, price and write it down
     */
    default void begun(Job job, Duration own) {}

    /** A job was declined for the moment, at no cost, and is sent again. */
    default void repeated(Job job) {}

    /** A service is asked how a job stands. */
    default void asked(Job job) {}

    /**
     * A job ended, in whatever way.
     *
     * @param time since it was sent
     */
    default void ended(Job job, Duration time) {}

    /** A caller no longer waits for a job. */
    default void waited(Job job, Duration time) {}

    /** Somebody was told no, before anything was sent. */
    default void refused(ErrorType type) {}
}
