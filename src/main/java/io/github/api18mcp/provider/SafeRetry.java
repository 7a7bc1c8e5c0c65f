package io.github.api18mcp.provider;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Repeats a paid request where it cannot have been charged, while it is wanted, at the pace the service asks for or else ever
 * slower.
 */
final class SafeRetry {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration SLOWEST = Duration.ofSeconds(8);

    private final SubmissionInterest interest;
    private final Clock clock;
    private Duration own = FIRST;
    private Optional<NotChargedException> last = Optional.empty();

    private SafeRetry(SubmissionInterest interest, Clock clock) {
        this.interest = interest;
        this.clock = clock;
    }

    static <T> Uni<T> whileWanted(SubmissionInterest interest, Clock clock, Supplier<Uni<T>> request) {
        SafeRetry retry = new SafeRetry(interest, clock);
        return Guard.create()
                .withRetry()
                .maxRetries(-1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(retry::isWorthwhile)
                .withCustomBackoff()
                .strategy(() -> retry::pauseMillis)
                .done()
                .done()
                .build()
                .get(() -> retry.attempt(request), new TypeLiteral<Uni<T>>() {});
    }

    /** Whoever wanted it may have left during the pause. */
    private <T> Uni<T> attempt(Supplier<Uni<T>> request) {
        if (last.isPresent() && !interest.isAwaitedAt(clock.instant())) {
            return Uni.createFrom().failure(last.get());
        }
        last.ifPresent(notCharged -> interest.repeated(notCharged.declined()));
        return request.get();
    }

    /** A request that would only go out after the end could be charged when nobody waits for it any more. */
    private boolean isWorthwhile(Throwable failure) {
        return failure instanceof NotChargedException notCharged
                && notCharged.isPassing()
                && interest.isAwaitedAt(clock.instant().plus(pause(notCharged)));
    }

    private long pauseMillis(Throwable failure) {
        NotChargedException notCharged = (NotChargedException) failure;
        Duration pause = pause(notCharged);
        last = Optional.of(notCharged);
        own = shorter(own.multipliedBy(2), SLOWEST);
        return pause.toMillis();
    }

    /** A service that asks for no pause at all is given one all the same. */
    private Duration pause(NotChargedException notCharged) {
        return notCharged
                .retryAfter()
                .map(asked -> asked.compareTo(FIRST) < 0 ? FIRST : asked)
                .orElse(own);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
