package io.github.api18mcp.generation.tracking;

import java.time.Duration;

/**
 * When to poll next: after a tenth of the model's typical duration, within bounds; at the slow bound when the job takes
 * long.
 */
record PollSchedule(Duration fastest, Duration slowest, Duration typical) {

    private static final int STEPS = 10;
    private static final int LATE = 2;

    Duration next(Duration sinceSubmission) {
        if (sinceSubmission.compareTo(typical.multipliedBy(LATE)) > 0) {
            return slowest;
        }
        Duration step = typical.dividedBy(STEPS);
        if (step.compareTo(fastest) < 0) {
            return fastest;
        }
        return step.compareTo(slowest) > 0 ? slowest : step;
    }
}
