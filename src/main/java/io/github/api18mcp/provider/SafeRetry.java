package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Sends a paid request again while somebody waits for it and it cannot have been charged. The pause before each retry is the
 * one that the service asks for, or else doubles from one retry to the next.
 *
 * <p>This is Mutiny's retry and not SmallRye Fault Tolerance's, which lacks two things needed here: whether the
 * pause still fits, because it decides about a retry before it computes the pause; and that the caller left during the pause, because
 * nothing can stop a retry after it.
 */
final class SafeRetry {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);

    private final SubmissionInterest interest;
    private final Clock clock;
    private Duration backoff = SHORTEST_PAUSE;

    private SafeRetry(SubmissionInterest interest, Clock clock) {
        this.interest = interest;
        this.clock = clock;
    }

    /** Fails with the last {@link NotChargedException} when the request is not sent again. Any other failure ends it at once. */
    static <T> Uni<T> whileWanted(SubmissionInterest interest, Clock clock, Supplier<Uni<T>> request) {
        SafeRetry retry = new SafeRetry(interest, clock);
        return Uni.createFrom()
                .deferred(request::get)
                .onFailure(NotChargedException.class)
                .retry()
                .when(failures -> failures.onItem().call(failure -> retry.pause((NotChargedException) failure)));
    }

    /** Completes when the request is to be sent again; fails with the given failure when it is not. */
    private Uni<Void> pause(NotChargedException failure) {
        Duration pause =
                failure.retryAfter().map(asked -> longer(asked, SHORTEST_PAUSE)).orElse(backoff);
        backoff = shorter(backoff.multipliedBy(2), LONGEST_BACKOFF);
        return failure.isPassing() && interest.isAwaitedAt(clock.instant().plus(pause))
                ? interest.declined(failure.declined())
                        .onItem()
                        .delayIt()
                        .by(pause)
                        .invoke(() -> announce(failure))
                : Uni.createFrom().failure(failure);
    }

    /** Asks once more before sending: the caller may have left during the pause, and the request could still be charged. */
    private void announce(NotChargedException failure) {
        if (!interest.isAwaitedAt(clock.instant())) {
            throw failure;
        }
        interest.retrying(failure.declined());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
