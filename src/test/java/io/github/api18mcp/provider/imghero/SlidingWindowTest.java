package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The machine's clock may start at any value, even close to an overflow. */
    private long now = Long.MAX_VALUE - SECOND.toNanos();

    private final SlidingWindow window = new SlidingWindow(3, SECOND.multipliedBy(10), () -> now);

    @Test
    void grants_the_limit_at_once_and_the_next_request_after_the_window() {
        acquire(3);

        assertThat(window.tryAcquire()).isEqualTo(SECOND.multipliedBy(10));
        advance(10);
        acquire(3);
        assertThat(window.tryAcquire()).isEqualTo(SECOND.multipliedBy(10));
    }

    /** Polls arrive one by one. A limit that counted refused attempts would never grant another one. */
    @Test
    void grants_a_retry_at_the_indicated_time() {
        for (int request = 0; request < 100; request++) {
            Duration wait = window.tryAcquire();
            if (!wait.isZero()) {
                now += wait.toNanos();
                assertThat(window.tryAcquire()).isZero();
            }
            window.end();
            advance(1);
        }
    }

    @Test
    void never_grants_more_than_the_limit_within_a_window() {
        acquire(1);
        advance(6);
        acquire(2);
        advance(4);
        acquire(1);

        assertThat(window.tryAcquire()).isEqualTo(SECOND.multipliedBy(6));
    }

    /** The service may count it at any moment until then. */
    @Test
    void counts_a_request_from_its_response_on() {
        assertThat(window.tryAcquire()).isZero();
        acquire(2);
        advance(10);
        window.end();

        acquire(2);
        assertThat(window.tryAcquire()).isEqualTo(SECOND.multipliedBy(10));
    }

    @Test
    void a_request_without_a_response_keeps_its_place() {
        assertThat(window.tryAcquire()).isZero();
        assertThat(window.tryAcquire()).isZero();
        assertThat(window.tryAcquire()).isZero();
        advance(100);

        assertThat(window.tryAcquire()).isEqualTo(SECOND.multipliedBy(10));
    }

    /** Requests that are answered at once. */
    private void acquire(int count) {
        for (int request = 0; request < count; request++) {
            assertThat(window.tryAcquire()).isZero();
            window.end();
        }
    }

    private void advance(int seconds) {
        now += SECOND.toNanos() * seconds;
    }
}
