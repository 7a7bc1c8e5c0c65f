package io.github.api18mcp.generation;

import io.github.api18mcp.job.Job;

/** A job on its way, as those see it who wait for it: followed by this process, or by another. */
interface Followed {

    /** As it stands, as far as this process knows. */
    Job job();

    /** The service has the job, or it ended without. */
    Milestone accepted();

    /** The job ended, or is no longer followed. */
    Milestone over();

    /** Begins what is still to be begun, once whoever waits for it is there. */
    void start();

    /**
     * Looks now, if it has not just been done.
     *
     * @return reached when the latest look is answered
     */
    Milestone look();

    /** Whoever waited for it left: where nothing has been charged, it is not sent again. */
    void abandoned();

    /** The job as it is told when the process ends. */
    Job cutOff();
}
