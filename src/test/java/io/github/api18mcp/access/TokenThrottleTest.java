package io.github.api18mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.journal.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenThrottleTest {

    private final SettableClock clock = new SettableClock();
    private final TokenThrottle wrongTokens = new TokenThrottle(clock);

    @Test
    void whoever_has_one_address_of_ipv6_has_its_neighbours_too() {
        delays("2001:db8:0:1:0:0:0:1", 5);

        assertThat(delays("2001:db8:0:1:0:0:0:2", 1)).containsExactly(250L);
        assertThat(delays("2001:db8:0:2:0:0:0:1", 1)).containsExactly(0L);
    }

    @Test
    void a_few_mistakes_are_answered_at_once_and_then_ever_later() {
        assertThat(delays("10.0.0.1", 12))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 250L, 500L, 1000L, 2000L, 4000L, 8000L, 8000L);
    }

    @Test
    void one_address_does_not_pay_for_another() {
        delays("10.0.0.1", 10);

        assertThat(wrongTokens.delay("10.0.0.2")).isZero();
    }

    @Test
    void after_ten_quiet_minutes_it_is_forgotten() {
        delays("10.0.0.1", 10);
        clock.pass(Duration.ofMinutes(11));

        assertThat(wrongTokens.delay("10.0.0.1")).isZero();
    }

    private List<Long> delays(String address, int tries) {
        return IntStream.range(0, tries)
                .mapToObj(each -> wrongTokens.delay(address).toMillis())
                .toList();
    }
}
