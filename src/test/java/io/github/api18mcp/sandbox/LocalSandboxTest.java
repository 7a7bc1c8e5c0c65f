package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalSandboxTest {

    private final Vertx vertx = Vertx.vertx();
    private final LocalSandbox sandbox =
            new LocalSandbox(vertx, CatalogFixture.catalog(), () -> Speed.MAX, new SettableClock());

    @AfterEach
    void stop() {
        sandbox.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void it_starts_when_it_is_first_asked_for() {
        Uni<URI> address = sandbox.address();
        assertThat(vertx.deploymentIDs()).isEmpty();

        address.await().atMost(Duration.ofMinutes(2));
        assertThat(vertx.deploymentIDs()).hasSize(1);
    }

    @Test
    void it_starts_once_however_many_ask_at_once() {
        List<Uni<URI>> callers = Stream.generate(() ->
                        Uni.createFrom().deferred(sandbox::address).runSubscriptionOn(task -> new Thread(task).start()))
                .limit(16)
                .toList();

        List<URI> addresses = Uni.join().all(callers).andFailFast().await().atMost(Duration.ofMinutes(2));

        assertThat(addresses).hasSize(16).containsOnly(addresses.get(0));
        assertThat(vertx.deploymentIDs()).hasSize(1);
    }

    @Test
    void only_this_machine_can_reach_it() {
        assertThat(sandbox.address().await().atMost(Duration.ofMinutes(2)))
                .hasScheme("http")
                .hasHost("127.0.0.1");
    }

    @Test
    void it_stops_whether_it_has_started_or_not() {
        sandbox.stop();
        sandbox.address().await().atMost(Duration.ofMinutes(2));
        sandbox.stop();

        assertThat(vertx.deploymentIDs()).isEmpty();
    }
}
