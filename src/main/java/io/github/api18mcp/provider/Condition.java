package io.github.api18mcp.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * How a service looks from here, found out without spending anything.
 *
 * @param message what was seen and what to do, for the operator
 * @param clockOffset how far its clock is ahead of ours, where it said the time
 */
public record Condition(State state, String message, Optional<Duration> clockOffset) {

    public enum State {
        READY,
        KEY_REFUSED,
        UNREACHABLE
    }
}
