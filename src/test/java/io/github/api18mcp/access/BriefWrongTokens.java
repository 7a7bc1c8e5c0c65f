package io.github.api18mcp.access;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Slows down whoever the real one slows down, by a millisecond: tests try more wrong tokens than anybody has patience for. */
@Alternative
@Singleton
public class BriefWrongTokens extends TokenThrottle {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    BriefWrongTokens(Clock clock) {
        super(clock);
    }

    @Override
    synchronized Duration delay(String address) {
        return super.delay(address).isZero() ? Duration.ZERO : SHORTEST;
    }
}
