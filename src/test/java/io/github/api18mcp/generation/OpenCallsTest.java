package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.generation.Wait.Subject;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenCallsTest {

    private final ManualTime time = new ManualTime();
    private final Waits waits = new Waits(time, time);
    private final OpenCalls calls = new OpenCalls(waits);

    @Test
    void the_end_waits_for_the_answer_of_a_call_that_waits() {
        CompletableFuture<Void> answered = calls.begin().orElseThrow();
        jobThatTheServiceHas().thenRunAsync(() -> answered.complete(null));

        calls.end(new ShutdownDelayInitiatedEvent());

        assertThat(answered).isCompleted();
    }

    @Test
    void after_the_end_nothing_is_begun() {
        calls.end(new ShutdownDelayInitiatedEvent());

        assertThat(calls.begin()).isEmpty();
    }

    private CompletableFuture<?> jobThatTheServiceHas() {
        Subject subject =
                new Subject("A picture", ManualTime.START, Duration.ofSeconds(15), Milestone.alreadyReached());
        Wait wait = waits.until(time.instant().plusSeconds(50), subject, new CallListener() {
            @Override
            public void progressed(Progress progress) {}

            @Override
            public boolean left() {
                return false;
            }
        });
        wait.begin(new Milestone(), () -> {});
        return wait.end();
    }
}
