package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MilestoneTest {

    private final Milestone milestone = new Milestone();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void what_waits_for_it_runs_when_it_is_reached_and_never_again() {
        milestone.whenReached(runs::incrementAndGet);
        assertThat(runs).hasValue(0);

        milestone.reach();
        milestone.reach();

        assertThat(milestone.isReached()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void what_comes_later_runs_at_once() {
        Milestone.alreadyReached().whenReached(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void what_is_taken_back_does_not_run_and_is_forgotten() {
        Runnable takeBack = milestone.whenReached(runs::incrementAndGet);

        takeBack.run();
        assertThat(milestone.waiting()).isZero();
        milestone.reach();

        assertThat(runs).hasValue(0);
    }

    @Test
    void what_has_run_is_forgotten() {
        milestone.whenReached(runs::incrementAndGet);

        milestone.reach();

        assertThat(milestone.waiting()).isZero();
    }
}
