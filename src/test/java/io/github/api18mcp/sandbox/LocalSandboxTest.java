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
            new LocalSandbox(vertx, CatalogFixture.catalog(), () -> Speed.MAX, new ManualClock());

    @AfterEach
    void stop() {
        sandbox.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void starts_when_its_address_is_first_requested() {
        Uni<URI> address = sandbox.address();
        assertThat(vertx.deploymentIDs()).isEmpty();

        address.await().atMost(Duration.ofMinutes(2));
        assertThat(vertx.deploymentIDs()).hasSize(1);
    }

    @Test
    void starts_once_for_concurrent_callers() {
        List<Uni<URI>> callers = Stream.generate(() ->
                        Uni.createFrom().deferred(sandbox::address).runSubscriptionOn(task -> new Thread(task).start()))
                .limit(16)
                .toList();

        List<URI> addresses = Uni.join().all(callers).andFailFast().await().atMost(Duration.ofMinutes(2));

        assertThat(addresses).hasSize(16).containsOnly(addresses.get(0));
        assertThat(vertx.deploymentIDs()).hasSize(1);
    }

    @Test
    void listens_on_loopback_only() {
        assertThat(sandbox.address().await().atMost(Duration.ofMinutes(2)))
                .hasScheme("http")
                .hasHost("127.0.0.1");
    }

    @Test
    void stops_whether_or_not_it_has_started() {
        sandbox.stop();
        sandbox.address().await().atMost(Duration.ofMinutes(2));
        sandbox.stop();

        assertThat(vertx.deploymentIDs()).isEmpty();
    }
}
