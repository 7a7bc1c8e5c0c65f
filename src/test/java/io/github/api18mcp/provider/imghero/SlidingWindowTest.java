package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The clock of the machine may begin anywhere, and be about to overflow. */
    private long now = Long.MAX_VALUE - SECOND.toNanos();

    private final SlidingWindow departures = new SlidingWindow(3, SECOND.multipliedBy(10), () -> now);

    @Test
    void so_many_leave_at_once_and_the_next_when_the_window_is_over() {
        leave(3);

        assertThat(departures.untilNext()).isEqualTo(SECOND.multipliedBy(10));
        pass(10);
        leave(3);
        assertThat(departures.untilNext()).isEqualTo(SECOND.multipliedBy(10));
    }

    /** One by one is how polls come, and where a limit that counts refused tries never opens again. */
    @Test
    void whoever_tries_again_when_told_to_gets_through_however_the_others_left() {
        for (int request = 0; request < 100; request++) {
            Duration wait = departures.untilNext();
            if (!wait.isZero()) {
                now += wait.toNanos();
                assertThat(departures.untilNext()).isZero();
            }
            pass(1);
        }
    }

    @Test
    void no_window_sees_more_than_the_limit() {
        leave(1);
        pass(6);
        leave(2);
        pass(4);
        leave(1);

        assertThat(departures.untilNext()).isEqualTo(SECOND.multipliedBy(6));
    }

    private void leave(int count) {
        for (int request = 0; request < count; request++) {
            assertThat(departures.untilNext()).isZero();
        }
    }

    private void pass(int seconds) {
        now += SECOND.toNanos() * seconds;
    }
}
