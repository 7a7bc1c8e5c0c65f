package io.github.api18mcp.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.image.UnusableImageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageExecutorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ImageExecutor executor = new ImageExecutor();

    @Test
    void when_too_many_images_wait_the_next_one_is_refused() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> first = executor.run(() -> {
                    running.countDown();
                    end.await();
                    return true;
                })
                .subscribeAsCompletionStage();
        running.await();
        List<CompletableFuture<Integer>> waiting = Stream.generate(
                        () -> executor.run(() -> 1).subscribeAsCompletionStage())
                .limit(ImageExecutor.MOST_WAITING)
                .toList();

        assertThat(executor.run(() -> 2).subscribeAsCompletionStage())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(UnusableImageException.class)
                .withMessageContaining("one of too many at once");

        end.countDown();
        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(waiting).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE));
        assertThat(executor.run(() -> 3).await().atMost(PATIENCE)).isEqualTo(3);
    }
}
