package io.github.api18mcp.generation.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.platform.ManualTime;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitTest {

    private final ManualTime time = new ManualTime();
    private final RecordingListener listener = new RecordingListener();
    private final WatchedValue<Boolean> thing = new WatchedValue<>(false);
    private final WatchedValue<Boolean> accepted = new WatchedValue<>(false);
    private final AtomicInteger polls = new AtomicInteger();
    private Optional<String> remark = Optional.empty();

    @Test
    void it_ends_when_the_thing_is_there() {
        CompletableFuture<WaitEnd> end = wait(Duration.ofSeconds(50));
        time.pass(Duration.ofSeconds(3));
        assertThat(end).isNotDone();

        thing.set(true);

        assertThat(end).isCompletedWithValue(WaitEnd.REACHED);
    }

    @Test
    void it_ends_when_time_is_out_after_one_last_look() {
        CompletableFuture<WaitEnd> end = wait(Duration.ofSeconds(50));

        time.pass(Duration.ofMillis(48_400));
        assertThat(polls).hasValue(0);
        time.pass(Duration.ofMillis(200));
        assertThat(polls).hasValue(1);
        assertThat(end).isNotDone();
        time.pass(Duration.ofSeconds(2));

        assertThat(polls).hasValue(1);
        assertThat(end).isCompletedWithValue(WaitEnd.TIMED_OUT);
    }

    @Test
    void it_ends_within_a_second_when_its_caller_leaves() {
        CompletableFuture<WaitEnd> end = wait(Duration.ofSeconds(50));
        time.pass(Duration.ofMillis(1500));
        listener.gone = true;

        time.pass(Duration.ofSeconds(1));

        assertThat(end).isCompletedWithValue(WaitEnd.CALLER_GONE);
    }

    @Test
    void a_wait_that_is_over_leaves_nothing_behind_with_what_was_waited_for() {
        wait(Duration.ofSeconds(5));
        time.pass(Duration.ofSeconds(5));
        wait(Duration.ofSeconds(5));
        listener.gone = true;
        time.pass(Duration.ofSeconds(1));

        assertThat(thing.watchers()).isZero();
    }

    @Test
    void a_caller_who_has_left_is_noticed_when_the_next_one_comes() {
        WaitRegistry waits = new WaitRegistry(time, time);
        CompletableFuture<WaitEnd> end = wait(waits);
        listener.gone = true;

        waits.settleGoneCallers().subscribe().with(settled -> {});

        assertThat(end).isCompletedWithValue(WaitEnd.CALLER_GONE);
    }

    @Test
    void what_comes_for_a_caller_who_has_left_is_not_delivered() {
        CompletableFuture<WaitEnd> end = wait(Duration.ofSeconds(50));
        listener.gone = true;

        thing.set(true);

        assertThat(end).isCompletedWithValue(WaitEnd.CALLER_GONE);
    }

    @Test
    void no_time_at_all_is_over_at_once() {
        assertThat(wait(Duration.ZERO)).isCompletedWithValue(WaitEnd.TIMED_OUT);
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

    @Test
    void progress_tells_why_it_is_not_known_how_the_job_stands_as_long_as_it_is_not() {
        wait(Duration.ofSeconds(50));
        remark = Optional.of("Api18 has given no status for 2 s: the key was refused");
        time.pass(Duration.ofSeconds(1));
        remark = Optional.empty();
        time.pass(Duration.ofSeconds(1));

        assertThat(listener.progress)
                .extracting(Progress::message)
                .containsExactly(
                        "A picture: 0 s so far, usually about 15 s",
                        "A picture: 1 s so far, usually about 15 s. Api18 has given no status for 2 s: the key was refused",
                        "A picture: 2 s so far, usually about 15 s");
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
        CompletableFuture<WaitEnd> end = wait(Duration.ofSeconds(50));
        time.pass(Duration.ofSeconds(3));
        listener.broken = false;
        time.pass(Duration.ofSeconds(1));

        assertThat(listener.progress).hasSize(1);
        listener.broken = true;
        thing.set(true);
        assertThat(end).isCompletedWithValue(WaitEnd.REACHED);
    }

    /** Clients treat progress of an answered call as an error. */
    @Test
    void it_does_not_end_while_progress_is_being_told() {
        CompletableFuture<WaitEnd> end = wait(Duration.ofSeconds(50));
        Thread service = new Thread(() -> thing.set(true));
        AtomicBoolean endedMeanwhile = new AtomicBoolean();
        listener.meanwhile = () -> {
            service.start();
            while (service.getState() != Thread.State.BLOCKED && service.isAlive()) {
                Thread.onSpinWait();
            }
            endedMeanwhile.set(end.isDone());
        };

        time.pass(Duration.ofSeconds(1));

        assertThat(end).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(WaitEnd.REACHED);
        assertThat(endedMeanwhile).isFalse();
    }

    @Test
    void the_end_of_the_process_ends_every_wait_of_a_job_the_service_has_now_and_later() {
        accepted.set(true);
        WaitRegistry waits = new WaitRegistry(time, time);
        CompletableFuture<WaitEnd> open = wait(waits);

        waits.endAll();

        assertThat(open).isCompletedWithValue(WaitEnd.TIMED_OUT);
        assertThat(wait(waits)).isCompletedWithValue(WaitEnd.TIMED_OUT);
    }

    @Test
    void the_end_of_the_process_leaves_a_moment_to_learn_the_id_of_a_paid_job() {
        WaitRegistry waits = new WaitRegistry(time, time);
        CompletableFuture<WaitEnd> open = wait(waits);

        waits.endAll();

        assertThat(open).isNotDone();
        accepted.set(true);
        assertThat(open).isCompletedWithValue(WaitEnd.TIMED_OUT);
    }

    @Test
    void the_end_of_the_process_does_not_wait_longer_for_a_job_than_it_may() {
        WaitRegistry waits = new WaitRegistry(time, time);
        CompletableFuture<WaitEnd> open = wait(waits);

        waits.endAll();
        time.pass(Duration.ofMillis(1200));

        assertThat(open).isCompletedWithValue(WaitEnd.CUT_OFF);
    }

    private CompletableFuture<WaitEnd> wait(Duration duration) {
        return new Wait(
                        awaited(),
                        time.instant().plus(duration),
                        SafeCallListener.of(listener),
                        Uni.createFrom().nothing(),
                        time,
                        time)
                .begin(thing.when(there -> there))
                .subscribeAsCompletionStage();
    }

    private CompletableFuture<WaitEnd> wait(WaitRegistry waits) {
        return waits.await(
                        awaited(),
                        thing.when(there -> there),
                        time.instant().plusSeconds(50),
                        SafeCallListener.of(listener),
                        () -> {},
                        end -> Uni.createFrom().item(end))
                .subscribeAsCompletionStage();
    }

    private Awaited awaited() {
        return new Awaited(
                "A picture",
                ManualTime.START,
                Duration.ofSeconds(15),
                accepted.when(there -> there),
                Uni.createFrom().voidItem().invoke(polls::incrementAndGet),
                () -> remark);
    }

    private final class RecordingListener implements CallListener {

        private final List<Progress> progress = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private boolean gone;
        private boolean broken;

        @Override
        public void progressed(Progress step) {
            requireWhole();
            progress.add(step);
            times.add(time.instant());
            meanwhile.run();
        }

        @Override
        public boolean isGone() {
            requireWhole();
            return gone;
        }

        private void requireWhole() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }
    }
}
