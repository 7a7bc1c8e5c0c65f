package io.github.api18mcp.provider;

import java.time.Duration;
import java.time.Instant;

/** A caller who waits so long and does not leave. */
public record Until(Instant end) implements SubmissionInterest {

    public static Until in(Duration wait) {
        return new Until(Instant.now().plus(wait));
    }

    @Override
    public boolean waitsAt(Instant moment) {
        return moment.isBefore(end);
    }

    @Override
    public boolean stands() {
        return true;
    }
}
