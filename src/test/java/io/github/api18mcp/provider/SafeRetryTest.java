package io.github.api18mcp.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SafeRetryTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    /** A request takes a second. Pauses are real and take no time of this clock. */
    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<Instant> requests = new CopyOnWriteArrayList<>();
    private final List<DeclineReason> told = new CopyOnWriteArrayList<>();
    private final List<Instant> looks = new CopyOnWriteArrayList<>();

    @Test
    void nothing_is_sent_after_the_end() {
        Instant end = START.plusMillis(2500);

        repeated(moment -> moment.isBefore(end), Optional.empty());

        assertThat(requests).containsExactly(START, START.plusSeconds(1));
    }

    @Test
    void whoever_wants_it_is_told_of_each_repetition_and_of_no_other() {
        Instant end = START.plusMillis(4500);

        repeated(moment -> moment.isBefore(end), Optional.of(Duration.ZERO));

        assertThat(requests).hasSizeGreaterThan(2);
        assertThat(told).hasSize(requests.size() - 1).containsOnly(DeclineReason.RATE_LIMITED);
    }

    @Test
    void what_is_no_longer_wanted_after_the_pause_is_not_sent() {
        repeated(moment -> looks.add(moment) && looks.size() == 1, Optional.empty());

        assertThat(requests).hasSize(1);
    }

    @Test
    void a_service_that_asks_for_no_pause_is_not_asked_without_one() {
        repeated(moment -> looks.add(moment) && looks.size() == 1, Optional.of(Duration.ZERO));

        assertThat(looks.get(0)).isEqualTo(START.plusSeconds(1).plusMillis(500));
    }

    @Test
    void a_longer_pause_is_kept_when_the_service_asks_for_it() {
        Instant end = START.plusSeconds(30);

        repeated(moment -> looks.add(moment) && moment.isBefore(end), Optional.of(Duration.ofSeconds(30)));

        assertThat(looks).containsExactly(START.plusSeconds(31));
    }

    @Test
    void the_pause_doubles_when_the_service_asks_for_none() {
        Instant end = START.plusSeconds(5);

        repeated(moment -> looks.add(moment) && moment.isBefore(end), Optional.empty());

        assertThat(looks)
                .containsExactly(
                        START.plusMillis(1500), // 0.5 s after the first answer
                        START.plusSeconds(1), // the pause takes no time of this clock
                        START.plusSeconds(3), // 1 s after the second
                        START.plusSeconds(2),
                        START.plusSeconds(5)); // 2 s after the third
    }

    @Test
    void a_request_that_is_declined_for_good_is_sent_once() {
        NotChargedException noBalance = new NotChargedException(
                new Declined(DeclineReason.INSUFFICIENT_BALANCE, Optional.empty(), "empty"), Optional.empty());

        failing(moment -> true, noBalance);

        assertThat(requests).hasSize(1);
    }

    @Test
    void a_request_that_may_have_been_charged_is_sent_once() {
        failing(moment -> true, new IllegalStateException("no answer came"));

        assertThat(requests).hasSize(1);
    }

    private void repeated(Predicate<Instant> wanted, Optional<Duration> retryAfter) {
        failing(
                wanted,
                new NotChargedException(
                        new Declined(DeclineReason.RATE_LIMITED, Optional.empty(), "busy"), retryAfter));
    }

    private void failing(Predicate<Instant> wanted, RuntimeException failure) {
        Uni<Object> attempts = SafeRetry.whileWanted(interest(wanted), clock, () -> {
            requests.add(now.getAndUpdate(instant -> instant.plusSeconds(1)));
            return Uni.createFrom().failure(failure);
        });
        assertThatThrownBy(() -> attempts.await().atMost(Duration.ofMinutes(2))).isSameAs(failure);
    }

    private SubmissionInterest interest(Predicate<Instant> wanted) {
        return new UnrecordedInterest() {
            @Override
            public boolean isAwaitedAt(Instant moment) {
                return wanted.test(moment);
            }

            @Override
            public boolean isWanted() {
                return true;
            }

            @Override
            public void retrying(Declined why) {
                told.add(why.reason());
            }
        };
    }
}
