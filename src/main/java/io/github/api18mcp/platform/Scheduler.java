package io.github.api18mcp.platform;

import java.time.Duration;

/** Runs something later, holding no thread meanwhile. */
@FunctionalInterface
public interface Scheduler {

    /** @return takes the task back, if it has not run */
    Runnable after(Duration delay, Runnable task);
}
