package io.github.api18mcp.provider.api18;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Repeats a paid request where it cannot have been charged, until a moment, at the pace the service asks for or else ever
 * slower.
 */
final class SafeRetry {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration SLOWEST = Duration.ofSeconds(8);

    private SafeRetry() {}

    static <T> Uni<T> until(Instant end, Clock clock, Supplier<Uni<T>> request) {
        return Guard.create()
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof NotCharged notCharged
                        && clock.instant()
                                .plus(notCharged.retryAfter().orElse(FIRST))
                                .isBefore(end))
                .withCustomBackoff()
                .strategy(Backoff::new)
                .done()
                .done()
                .build()
                .get(request, new TypeLiteral<Uni<T>>() {});
    }

    private static final class Backoff implements CustomBackoffStrategy {

        private Duration next = FIRST;

        @Override
        public long nextDelayInMillis(Throwable failure) {
            Duration own = next;
            next = own.multipliedBy(2).compareTo(SLOWEST) < 0 ? own.multipliedBy(2) : SLOWEST;
            return failure instanceof NotCharged notCharged
                    ? notCharged.retryAfter().orElse(own).toMillis()
                    : own.toMillis();
        }
    }
}
