package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.generation.Wait.End;
import io.github.api18mcp.generation.Wait.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitTest {

    private final ManualTime time = new ManualTime();
    private final Recorder listener = new Recorder();
    private final Milestone thing = new Milestone();
    private final Milestone accepted = new Milestone();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void it_ends_when_the_thing_is_there() {
        CompletableFuture<End> end = wait(Duration.ofSeconds(50));
        time.pass(Duration.ofSeconds(3));
        assertThat(end).isNotDone();

        thing.reach();

        assertThat(end).isCompletedWithValue(End.THERE);
    }

    @Test
    void it_ends_when_time_is_out_after_one_last_look() {
        CompletableFuture<End> end = wait(Duration.ofSeconds(50));

        time.pass(Duration.ofMillis(48_400));
        assertThat(looks).hasValue(0);
        time.pass(Duration.ofMillis(200));
        assertThat(looks).hasValue(1);
        assertThat(end).isNotDone();
        time.pass(Duration.ofSeconds(2));

        assertThat(looks).hasValue(1);
        assertThat(end).isCompletedWithValue(End.TIME_OUT);
    }

    @Test
    void it_ends_within_a_second_when_its_caller_leaves() {
        CompletableFuture<End> end = wait(Duration.ofSeconds(50));
        time.pass(Duration.ofMillis(1500));
        listener.left = true;

        time.pass(Duration.ofSeconds(1));

        assertThat(end).isCompletedWithValue(End.LEFT);
    }

    @Test
    void a_wait_that_is_over_leaves_nothing_behind_with_what_was_waited_for() {
        wait(Duration.ofSeconds(5));
        time.pass(Duration.ofSeconds(5));
        wait(Duration.ofSeconds(5));
        listener.left = true;
        time.pass(Duration.ofSeconds(1));

        assertThat(thing.waiting()).isZero();
    }

    @Test
    void a_caller_who_has_left_is_noticed_when_the_next_one_comes() {
        Waits waits = new Waits(time, time);
        CompletableFuture<End> end = wait(waits);
        listener.left = true;

        waits.settleWhoLeft().subscribe().with(settled -> {});

        assertThat(end).isCompletedWithValue(End.LEFT);
    }

    @Test
    void what_comes_for_a_caller_who_has_left_is_not_delivered() {
        CompletableFuture<End> end = wait(Duration.ofSeconds(50));
        listener.left = true;

        thing.reach();

        assertThat(end).isCompletedWithValue(End.LEFT);
    }

    @Test
    void no_time_at_all_is_over_at_once() {
        assertThat(wait(Duration.ZERO)).isCompletedWithValue(End.TIME_OUT);
        assertThat(listener.progress).isEmpty();
    }

    @Test
    void progress_begins_at_the_first_moment_and_comes_at_most_once_a_second() {
        wait(Duration.ofMillis(50_300));
        assertThat(listener.progress).hasSize(1);
        time.pass(Duration.ofSeconds(60));

        assertThat(listener.progress).hasSizeBetween(45, 51);
        for (int i = 1; i < listener.progress.size(); i++) {
            assertThat(Duration.between(listener.times.get(i - 1), listener.times.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(listener.progress.get(12).message()).isEqualTo("A picture: 12 s so far, usually about 15 s");
    }

    /** MCP: "The progress value MUST increase with each notification". */
    @Test
    void progress_increases_each_time_however_long_it_takes_and_does_not_arrive() {
        wait(Duration.ofHours(2));
        time.pass(Duration.ofHours(2));

        assertThat(listener.progress).hasSize(7200);
        for (int i = 1; i < listener.progress.size(); i++) {
            assertThat(listener.progress.get(i).percent())
                    .isGreaterThan(listener.progress.get(i - 1).percent())
                    .isLessThan(100);
        }
    }

    @Test
    void a_caller_who_cannot_be_told_or_asked_is_waited_for_all_the_same() {
        listener.broken = true;
        CompletableFuture<End> end = wait(Duration.ofSeconds(50));
        time.pass(Duration.ofSeconds(3));
        listener.broken = false;
        time.pass(Duration.ofSeconds(1));

        assertThat(listener.progress).hasSize(1);
        listener.broken = true;
        thing.reach();
        assertThat(end).isCompletedWithValue(End.THERE);
    }

    /** To a client, progress of a call that was answered is an error. */
    @Test
    void it_does_not_end_while_progress_is_being_told() {
        CompletableFuture<End> end = wait(Duration.ofSeconds(50));
        Thread service = new Thread(thing::reach);
        AtomicBoolean endedMeanwhile = new AtomicBoolean();
        listener.meanwhile = () -> {
            service.start();
            while (service.getState() != Thread.State.BLOCKED && service.isAlive()) {
                Thread.onSpinWait();
            }
            endedMeanwhile.set(end.isDone());
        };

        time.pass(Duration.ofSeconds(1));

        assertThat(end).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(End.THERE);
        assertThat(endedMeanwhile).isFalse();
    }

    @Test
    void the_end_of_the_process_ends_every_wait_of_a_job_the_service_has_now_and_later() {
        accepted.reach();
        Waits waits = new Waits(time, time);
        CompletableFuture<End> open = wait(waits);

        waits.endAll();

        assertThat(open).isCompletedWithValue(End.TIME_OUT);
        assertThat(wait(waits)).isCompletedWithValue(End.TIME_OUT);
    }

    @Test
    void the_end_of_the_process_leaves_a_moment_to_learn_the_id_of_a_paid_job() {
        Waits waits = new Waits(time, time);
        CompletableFuture<End> open = wait(waits);

        waits.endAll();

        assertThat(open).isNotDone();
        accepted.reach();
        assertThat(open).isCompletedWithValue(End.TIME_OUT);
    }

    @Test
    void the_end_of_the_process_does_not_wait_longer_for_a_job_than_it_may() {
        Waits waits = new Waits(time, time);
        CompletableFuture<End> open = wait(waits);

        waits.endAll();
        time.pass(Duration.ofMillis(1200));

        assertThat(open).isCompletedWithValue(End.CUT_OFF);
    }

    private CompletableFuture<End> wait(Duration duration) {
        return begun(new Wait(subject(), time.instant().plus(duration), listener, time, time));
    }

    private CompletableFuture<End> wait(Waits waits) {
        return begun(waits.until(time.instant().plusSeconds(50), subject(), listener));
    }

    private CompletableFuture<End> begun(Wait wait) {
        wait.begin(thing, looks::incrementAndGet);
        return wait.end();
    }

    private Subject subject() {
        return new Subject("A picture", ManualTime.START, Duration.ofSeconds(15), accepted);
    }

    private final class Recorder implements CallListener {

        private final List<Progress> progress = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private boolean left;
        private boolean broken;

        @Override
        public void progressed(Progress step) {
            requireWhole();
            progress.add(step);
            times.add(time.instant());
            meanwhile.run();
        }

        @Override
        public boolean left() {
            requireWhole();
            return left;
        }

        private void requireWhole() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }
    }
}
