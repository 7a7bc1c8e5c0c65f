package io.github.api18mcp.provider.imghero;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.provider.imghero.RequestQueue.Lane;
import io.github.api18mcp.provider.imghero.RequestQueue.NoLongerWanted;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final int LIMIT = 3;
    private static final Duration WINDOW = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** A request with its position in its lane. */
    private record TestRequest(Lane lane, int number) {}

    /** A request was sent after the first and before the second moment, in nanoseconds. */
    private record SendTime(long after, long before) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<TestRequest> sent = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sends_every_request_and_returns_its_own_response() {
        RequestQueue queue = new RequestQueue(vertx, LIMIT, WINDOW);
        List<TestRequest> all = requests(2 * LIMIT).toList();

        List<TestRequest> responses =
                awaitAll(all.stream().map(request -> send(queue, request)).toList());

        assertThat(responses).isEqualTo(all);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void sends_no_more_than_the_limit_in_any_window() {
        RequestQueue queue = new RequestQueue(vertx, LIMIT, WINDOW);

        List<SendTime> sendTimes = awaitAll(
                requests(2 * LIMIT).map(request -> sendTimed(queue, request)).toList());

        List<SendTime> ordered = sendTimes.stream()
                .sorted(Comparator.comparingLong(SendTime::after))
                .toList();
        // The queue waits in whole milliseconds.
        long shortest = WINDOW.minusMillis(1).toNanos();
        assertThat(IntStream.range(LIMIT, ordered.size())).allSatisfy(n -> assertThat(
                        ordered.get(n).before() - ordered.get(n - LIMIT).after())
                .isGreaterThanOrEqualTo(shortest));
    }

    @Test
    void free_and_paid_requests_take_turns() {
        RequestQueue queue = new RequestQueue(vertx, LIMIT, WINDOW);

        sendWhenFull(queue, requests(LIMIT).toList());

        assertThat(sent.stream().limit(2 * LIMIT).map(TestRequest::lane).toList())
                .isIn(alternating(Lane.FREE), alternating(Lane.PAID));
    }

    @Test
    void keeps_the_order_within_each_lane() {
        RequestQueue queue = new RequestQueue(vertx, LIMIT, WINDOW);

        sendWhenFull(queue, requests(2 * LIMIT).toList());

        for (Lane lane : Lane.values()) {
            assertThat(sent.stream().filter(request -> request.lane() == lane))
                    .isSortedAccordingTo(Comparator.comparingInt(TestRequest::number))
                    .hasSizeGreaterThanOrEqualTo(2 * LIMIT);
        }
    }

    @Test
    void does_not_send_a_request_that_is_no_longer_wanted_when_its_turn_comes() {
        RequestQueue queue = new RequestQueue(vertx, LIMIT, WINDOW);
        AtomicBoolean wanted = new AtomicBoolean(true);
        AtomicBoolean wasSent = new AtomicBoolean();
        Uni<String> request = queue.send(
                        Lane.PAID, wanted::get, () -> Uni.createFrom().item(() -> "sent " + wasSent.getAndSet(true)))
                .onFailure(NoLongerWanted.class)
                .recoverWithItem("unwanted");
        Uni<String> leaving = Uni.createFrom().item(() -> "wanted " + wanted.getAndSet(false));

        assertThat(whenFull(queue, () -> Uni.join().all(request, leaving).andFailFast()))
                .containsExactly("unwanted", "wanted true");
        assertThat(wasSent).isFalse();
    }

    @Test
    void an_unwanted_request_does_not_count_against_the_limit() {
        RequestQueue queue = new RequestQueue(vertx, 1, Duration.ofHours(1));
        Uni<String> unwanted = queue.send(
                        Lane.PAID, () -> false, () -> Uni.createFrom().item("sent"))
                .onFailure(NoLongerWanted.class)
                .recoverWithItem("unwanted");
        Uni<String> wanted = queue.send(Lane.PAID, () -> Uni.createFrom().item("sent"));

        assertThat(awaitAll(List.of(unwanted, wanted))).containsExactly("unwanted", "sent");
    }

    @Test
    void a_failed_request_fails_only_for_its_caller() {
        RequestQueue queue = new RequestQueue(vertx, LIMIT, WINDOW);
        Uni<String> failing =
                queue.send(Lane.PAID, () -> Uni.createFrom().failure(new IllegalStateException("connection lost")));
        Uni<String> throwing = queue.send(Lane.PAID, () -> {
            throw new IllegalStateException("broken");
        });
        Uni<String> successful = queue.send(Lane.PAID, () -> Uni.createFrom().item("response"));

        assertThat(awaitAll(List.of(orMessage(failing), orMessage(throwing), successful)))
                .containsExactly("connection lost", "broken", "response");
    }

    /** That many requests in each lane, first the free and then the paid ones. */
    private static Stream<TestRequest> requests(int count) {
        return Stream.of(Lane.values())
                .flatMap(lane -> IntStream.range(0, count).mapToObj(number -> new TestRequest(lane, number)));
    }

    private Uni<TestRequest> send(RequestQueue queue, TestRequest request) {
        return queue.send(request.lane(), () -> {
            sent.add(request);
            return Uni.createFrom().item(request);
        });
    }

    /**
     * The queue checks whether a request is wanted just before it sends it. A slow machine only makes the time between the two
     * moments longer.
     */
    private static Uni<SendTime> sendTimed(RequestQueue queue, TestRequest request) {
        AtomicLong checkedAt = new AtomicLong();
        return queue.send(
                request.lane(),
                () -> {
                    checkedAt.set(System.nanoTime());
                    return true;
                },
                () -> Uni.createFrom().item(new SendTime(checkedAt.get(), System.nanoTime())));
    }

    private static Uni<String> orMessage(Uni<String> failing) {
        return failing.onFailure(IllegalStateException.class).recoverWithItem(Throwable::getMessage);
    }

    private static List<Lane> alternating(Lane first) {
        return IntStream.range(0, 2 * LIMIT)
                .mapToObj(n -> n % 2 == 0 ? first : first.other())
                .toList();
    }

    private static <T> List<T> awaitAll(List<Uni<T>> all) {
        return Uni.join().all(all).andFailFast().await().atMost(TIMEOUT);
    }

    /** Sends the requests when the limit is reached, so that all of them wait before the first one is sent. */
    private void sendWhenFull(RequestQueue queue, List<TestRequest> all) {
        whenFull(queue, () -> Uni.join()
                .all(all.stream().map(request -> send(queue, request)).toList())
                .andFailFast());
    }

    /** Makes the calls when the limit is reached. On one event loop, no request is sent while the next one is added. */
    private <T> T whenFull(RequestQueue queue, Supplier<Uni<T>> calls) {
        Context loop = vertx.getOrCreateContext();
        return Uni.createFrom()
                .deferred(() -> {
                    fill(queue);
                    return calls.get();
                })
                .runSubscriptionOn(command -> loop.runOnContext(ignored -> command.run()))
                .await()
                .atMost(TIMEOUT);
    }

    /** Sends requests until one has to wait. */
    private void fill(RequestQueue queue) {
        int before;
        do {
            before = sent.size();
            send(queue, new TestRequest(Lane.FREE, -1)).subscribe().with(ignored -> {});
        } while (sent.size() > before);
        sent.clear();
    }
}
