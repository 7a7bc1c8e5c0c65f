package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.provider.imghero.RequestQueue.Lane;
import io.github.api18mcp.provider.imghero.RequestQueue.Unwanted;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestQueueTest {

    private static final int LIMIT = 3;
    private static final Duration WINDOW = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Who went through. */
    private record Passenger(Lane lane, int number) {}

    /** It was let through after the first moment and before the second. */
    private record Passage(long after, long before) {}

    @Inject
    Vertx vertx;

    private final List<Passenger> passed = new CopyOnWriteArrayList<>();

    @Test
    void all_pass_in_the_end_each_with_its_own_answer() {
        RequestQueue turnstile = new RequestQueue(vertx, LIMIT, WINDOW);
        List<Passenger> all = passengers(2 * LIMIT).toList();

        List<Passenger> answered = together(
                all.stream().map(passenger -> passing(turnstile, passenger)).toList());

        assertThat(answered).isEqualTo(all);
        assertThat(passed).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void in_no_window_pass_more_than_the_limit() {
        RequestQueue turnstile = new RequestQueue(vertx, LIMIT, WINDOW);

        List<Passage> passages = together(passengers(2 * LIMIT)
                .map(passenger -> timed(turnstile, passenger))
                .toList());

        List<Passage> inOrder = passages.stream()
                .sorted(Comparator.comparingLong(Passage::after))
                .toList();
        // The limit counts in whole milliseconds.
        long shortest = WINDOW.minusMillis(1).toNanos();
        assertThat(IntStream.range(LIMIT, inOrder.size())).allSatisfy(n -> assertThat(
                        inOrder.get(n).before() - inOrder.get(n - LIMIT).after())
                .isGreaterThanOrEqualTo(shortest));
    }

    @Test
    void readers_and_payers_take_turns() {
        RequestQueue turnstile = new RequestQueue(vertx, LIMIT, WINDOW);

        inLine(turnstile, passengers(LIMIT).toList());

        assertThat(passed.stream().limit(2 * LIMIT).map(Passenger::lane).toList())
                .isIn(alternating(Lane.READING), alternating(Lane.PAYING));
    }

    @Test
    void each_lane_keeps_its_order() {
        RequestQueue turnstile = new RequestQueue(vertx, LIMIT, WINDOW);

        inLine(turnstile, passengers(2 * LIMIT).toList());

        for (Lane lane : Lane.values()) {
            assertThat(passed.stream().filter(passenger -> passenger.lane() == lane))
                    .isSortedAccordingTo(Comparator.comparingInt(Passenger::number))
                    .hasSizeGreaterThanOrEqualTo(2 * LIMIT);
        }
    }

    @Test
    void what_is_no_longer_wanted_when_its_turn_comes_does_not_pass() {
        RequestQueue turnstile = new RequestQueue(vertx, LIMIT, WINDOW);
        AtomicBoolean wanted = new AtomicBoolean(true);
        AtomicBoolean sent = new AtomicBoolean();
        Uni<String> leaving = turnstile
                .pass(Lane.PAYING, wanted::get, () -> Uni.createFrom().item(() -> "sent " + sent.getAndSet(true)))
                .onFailure(Unwanted.class)
                .recoverWithItem("unwanted");
        Uni<String> leave = Uni.createFrom().item(() -> "wanted " + wanted.getAndSet(false));

        assertThat(full(turnstile, () -> Uni.join().all(leaving, leave).andFailFast()))
                .containsExactly("unwanted", "wanted true");
        assertThat(sent).isFalse();
    }

    @Test
    void what_is_not_wanted_takes_no_room() {
        RequestQueue turnstile = new RequestQueue(vertx, 1, Duration.ofHours(1));
        Uni<String> unwanted = turnstile
                .pass(Lane.PAYING, () -> false, () -> Uni.createFrom().item("sent"))
                .onFailure(Unwanted.class)
                .recoverWithItem("unwanted");
        Uni<String> wanted = turnstile.pass(Lane.PAYING, () -> Uni.createFrom().item("sent"));

        assertThat(together(List.of(unwanted, wanted))).containsExactly("unwanted", "sent");
    }

    @Test
    void a_request_that_fails_fails_for_who_asked_and_the_next_one_passes() {
        RequestQueue turnstile = new RequestQueue(vertx, LIMIT, WINDOW);
        Uni<String> failing =
                turnstile.pass(Lane.PAYING, () -> Uni.createFrom().failure(new IllegalStateException("cut off")));
        Uni<String> breaking = turnstile.pass(Lane.PAYING, () -> {
            throw new IllegalStateException("broken");
        });
        Uni<String> fine = turnstile.pass(Lane.PAYING, () -> Uni.createFrom().item("fine"));

        assertThat(together(List.of(told(failing), told(breaking), fine))).containsExactly("cut off", "broken", "fine");
    }

    /** So many in each lane, those who read before those who pay. */
    private static Stream<Passenger> passengers(int count) {
        return Stream.of(Lane.values())
                .flatMap(lane -> IntStream.range(0, count).mapToObj(number -> new Passenger(lane, number)));
    }

    private Uni<Passenger> passing(RequestQueue turnstile, Passenger passenger) {
        return turnstile.pass(passenger.lane(), () -> {
            passed.add(passenger);
            return Uni.createFrom().item(passenger);
        });
    }

    /** Whether it is wanted is asked just before it is let through: a slow machine only makes a passage seem longer. */
    private static Uni<Passage> timed(RequestQueue turnstile, Passenger passenger) {
        AtomicLong asked = new AtomicLong();
        return turnstile.pass(
                passenger.lane(),
                () -> {
                    asked.set(System.nanoTime());
                    return true;
                },
                () -> Uni.createFrom().item(new Passage(asked.get(), System.nanoTime())));
    }

    private static Uni<String> told(Uni<String> failing) {
        return failing.onFailure(IllegalStateException.class).recoverWithItem(Throwable::getMessage);
    }

    private static List<Lane> alternating(Lane first) {
        return IntStream.range(0, 2 * LIMIT)
                .mapToObj(n -> n % 2 == 0 ? first : first.other())
                .toList();
    }

    private static <T> List<T> together(List<Uni<T>> all) {
        return Uni.join().all(all).andFailFast().await().atMost(PATIENCE);
    }

    /** All of them stand in line before the first of them passes. */
    private void inLine(RequestQueue turnstile, List<Passenger> all) {
        full(turnstile, () -> Uni.join()
                .all(all.stream()
                        .map(passenger -> passing(turnstile, passenger))
                        .toList())
                .andFailFast());
    }

    /** Asks when there is no room left, on one event loop: there nobody passes while the next one comes. */
    private <T> T full(RequestQueue turnstile, Supplier<Uni<T>> asking) {
        Context loop = vertx.getOrCreateContext();
        return Uni.createFrom()
                .deferred(() -> {
                    fill(turnstile);
                    return asking.get();
                })
                .runSubscriptionOn(command -> loop.runOnContext(now -> command.run()))
                .await()
                .atMost(PATIENCE);
    }

    /** The last one of those who fill it stands in line. */
    private void fill(RequestQueue turnstile) {
        int before;
        do {
            before = passed.size();
            passing(turnstile, new Passenger(Lane.READING, -1)).subscribe().with(filler -> {});
        } while (passed.size() > before);
        passed.clear();
    }
}
