package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SafeRetryTest {

    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Instant> requests = new CopyOnWriteArrayList<>();

    @Test
    void nothing_is_sent_after_the_end() {
        Instant end = clock.instant().plusMillis(2500);

        repeated(moment -> moment.isBefore(end), Optional.empty());

        assertThat(requests).hasSizeGreaterThan(1).allMatch(sent -> sent.isBefore(end));
    }

    @Test
    void what_is_no_longer_wanted_after_the_pause_is_not_sent() {
        repeated(moment -> looks.getAndIncrement() == 0, Optional.empty());

        assertThat(requests).hasSize(1);
    }

    @Test
    void a_service_that_asks_for_no_pause_is_not_asked_without_one() {
        Instant end = clock.instant().plusSeconds(2);

        repeated(moment -> moment.isBefore(end), Optional.of(Duration.ZERO));

        assertThat(requests).hasSizeBetween(2, 4);
    }

    private void repeated(Predicate<Instant> wanted, Optional<Duration> retryAfter) {
        NotCharged busy = new NotCharged(new Declined(Reason.RATE_LIMITED, Optional.empty(), "busy"), retryAfter);
        Uni<Object> attempts = SafeRetry.whileWanted(wanted, clock, () -> {
            requests.add(clock.instant());
            return Uni.createFrom().failure(busy);
        });
        assertThatThrownBy(() -> attempts.await().atMost(Duration.ofSeconds(20)))
                .isSameAs(busy);
    }
}
