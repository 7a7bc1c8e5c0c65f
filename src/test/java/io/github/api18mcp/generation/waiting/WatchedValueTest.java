package io.github.api18mcp.generation.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchedValueTest {

    private final WatchedValue<Integer> value = new WatchedValue<>(0);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_watcher_is_told_when_its_condition_is_fulfilled_and_never_again() {
        watch();
        value.set(1);
        assertThat(runs).hasValue(0);

        value.set(2);
        value.set(3);

        assertThat(value.get()).isEqualTo(3);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_watcher_that_comes_later_is_told_at_once() {
        value.set(2);

        watch();

        assertThat(runs).hasValue(1);
    }

    @Test
    void a_watcher_that_is_cancelled_is_not_told_and_is_forgotten() {
        Cancellable watcher = watch();

        watcher.cancel();
        assertThat(value.watchers()).isZero();
        value.set(2);

        assertThat(runs).hasValue(0);
    }

    @Test
    void a_watcher_that_was_told_is_forgotten() {
        watch();

        value.set(2);

        assertThat(value.watchers()).isZero();
    }

    private Cancellable watch() {
        return value.when(number -> number >= 2).subscribe().with(reached -> runs.incrementAndGet());
    }
}
