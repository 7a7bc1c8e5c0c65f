package io.github.api18mcp.generation.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.platform.ManualTime;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenCallsTest {

    private final ManualTime time = new ManualTime();
    private final WaitRegistry waits = new WaitRegistry(time, time);
    private final OpenCalls calls = new OpenCalls(waits);

    @Test
    void the_end_waits_for_the_answer_of_a_call_that_waits() {
        CompletableFuture<Void> answered = calls.begin().orElseThrow();
        jobThatTheServiceHas()
                .emitOn(Infrastructure.getDefaultExecutor())
                .subscribe()
                .with(end -> answered.complete(null));

        calls.end(new ShutdownDelayInitiatedEvent());

        assertThat(answered).isCompleted();
    }

    @Test
    void after_the_end_nothing_is_begun() {
        calls.end(new ShutdownDelayInitiatedEvent());

        assertThat(calls.begin()).isEmpty();
    }

    private Uni<WaitEnd> jobThatTheServiceHas() {
        Awaited awaited = new Awaited(
                "A picture",
                ManualTime.START,
                Duration.ofSeconds(15),
                Uni.createFrom().voidItem(),
                Uni.createFrom().voidItem());
        return waits.await(
                awaited,
                Uni.createFrom().nothing(),
                time.instant().plusSeconds(50),
                CallListener.SILENT,
                () -> {},
                end -> Uni.createFrom().item(end));
    }
}
