package io.github.api18mcp.transport.stateless;

import static io.github.api18mcp.transport.stateless.StatelessMessages.call;
import static io.github.api18mcp.transport.stateless.StatelessMessages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.Patience;
import io.github.api18mcp.profile.TokensProfile;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client listens to, on a stream that stays open. A price above $0.40 needs confirmation. */
@ExtendWith(Patience.class)
@QuarkusTest
@TestProfile(TokensProfile.class)
@Timeout(120)
class SubscriptionsTest {

    private static final int LIMIT = 100;

    @TestHTTPResource
    URI server;

    @Inject
    OpenMcpCall openCall;

    @Inject
    ConnectionManager connections;

    private final List<Stream> streams = new ArrayList<>();
    private StatelessClient ann;
    private StatelessClient ben;

    @BeforeEach
    void connect() {
        StatelessClient client = new StatelessClient(URI.create("http://localhost:" + server.getPort()));
        ann = client.with("Authorization", BearerTokens.header("ann"));
        ben = client.with("Authorization", BearerTokens.header("ben"));
    }

    @AfterEach
    void disconnect() {
        openCall.remove();
        streams.forEach(Stream::close);
        awaitSubscriptions(0);
    }

    @Test
    void the_stream_begins_with_what_the_server_will_send() {
        JsonObject acknowledged = listen(
                        ann,
                        new JsonObject()
                                .put("toolsListChanged", true)
                                .put(
                                        "resourceSubscriptions",
                                        new JsonArray().add("api18mcp://models").add("api18mcp://none"))
                                .put("somethingNew", true))
                .next();

        assertThat(acknowledged.getString("method")).isEqualTo("notifications/subscriptions/acknowledged");
        assertThat(subscriptionOf(acknowledged)).isEqualTo("listen");
        assertThat(acknowledged.getJsonObject("params").getJsonObject("notifications"))
                .isEqualTo(new JsonObject()
                        .put("toolsListChanged", true)
                        .put("resourceSubscriptions", new JsonArray().add("api18mcp://models")));
    }

    @Test
    void a_change_of_the_tools_is_sent_to_those_who_want_to_know() {
        Stream tools = listen(ann, new JsonObject().put("toolsListChanged", true));
        Stream nothing = listen(ann, new JsonObject().put("resourcesListChanged", true));
        tools.next();
        nothing.next();

        openCall.by(listener -> Uni.createFrom().item("anything"));

        JsonObject changed = tools.next();
        assertThat(changed.getString("method")).isEqualTo("notifications/tools/list_changed");
        assertThat(subscriptionOf(changed)).isEqualTo("listen");
        assertThat(nothing.hasMore()).isFalse();
    }

    @Test
    void a_job_that_changes_is_announced() {
        String id = awaitingConfirmation(ann);
        String uri = "api18mcp://jobs/" + id;
        Stream job = listen(ann, new JsonObject().put("resourceSubscriptions", new JsonArray().add(uri)));
        assertThat(job.next().toString()).contains(uri);

        ann.send(call(1, "confirm_job", new JsonObject().put("job_id", id).put("price_usd", 0.504)));

        JsonObject updated = job.next();
        assertThat(updated.getString("method")).isEqualTo("notifications/resources/updated");
        assertThat(updated.getJsonObject("params").getString("uri")).isEqualTo(uri);
    }

    @Test
    void the_job_of_another_caller_cannot_be_listened_to() {
        String uri = "api18mcp://jobs/" + awaitingConfirmation(ann);

        JsonObject acknowledged = listen(ben, new JsonObject().put("resourceSubscriptions", new JsonArray().add(uri)))
                .next();

        assertThat(acknowledged.getJsonObject("params").getJsonObject("notifications"))
                .isEqualTo(new JsonObject());
    }

    @Test
    void a_closed_stream_ends_the_subscription() {
        Stream stream = listen(ann, new JsonObject());
        stream.next();
        awaitSubscriptions(1);

        stream.close();

        awaitSubscriptions(0);
    }

    @Test
    void a_caller_has_a_limit_of_their_own() {
        for (int i = 0; i < LIMIT; i++) {
            listen(ann, new JsonObject()).next();
        }

        assertThat(ann.send(listenRequest(new JsonObject())).error().getString("message"))
                .contains("100 subscriptions");
        assertThat(listen(ben, new JsonObject()).next().getString("method"))
                .isEqualTo("notifications/subscriptions/acknowledged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "{\"resourceSubscriptions\": 1}", "{\"resourceSubscriptions\": [1]}"})
    void a_malformed_filter_is_an_invalid_parameter(String filter) {
        JsonObject params = new JsonObject("{\"notifications\": " + filter + "}");

        assertThat(ann.send(request("listen", "subscriptions/listen", params))
                        .error()
                        .getInteger("code"))
                .isEqualTo(-32602);
    }

    @Test
    void another_caller_cannot_use_the_stream_as_a_session() {
        listen(ann, new JsonObject()).next();
        String id = StreamSupport.stream(connections.spliterator(), false)
                .filter(Subscription.class::isInstance)
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(ben.with("Mcp-Session-Id", id)
                        .send("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}", Map.of())
                        .status())
                .isEqualTo(403);
    }

    private String awaitingConfirmation(StatelessClient client) {
        JsonObject arguments = new JsonObject()
                .put("prompt", "a cat, number " + UUID.randomUUID())
                .put("num_images", 9);
        return client.send(call(1, "hera_1_0_text_to_image", arguments)).job().getString("job_id");
    }

    private Stream listen(StatelessClient client, JsonObject filter) {
        Stream stream = new Stream(client.open(listenRequest(filter)).body());
        streams.add(stream);
        return stream;
    }

    private static JsonObject listenRequest(JsonObject filter) {
        return request("listen", "subscriptions/listen", new JsonObject().put("notifications", filter));
    }

    private static String subscriptionOf(JsonObject notification) {
        return notification
                .getJsonObject("params")
                .getJsonObject("_meta")
                .getString("io.modelcontextprotocol/subscriptionId");
    }

    private void awaitSubscriptions(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> StreamSupport.stream(connections.spliterator(), false)
                                .filter(Subscription.class::isInstance)
                                .count()
                        == count);
    }

    /** The messages of an event stream. */
    private static final class Stream {

        private final InputStream in;
        private final BufferedReader lines;

        private Stream(InputStream in) {
            this.in = in;
            this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        private JsonObject next() {
            try {
                String line = lines.readLine();
                while (!line.startsWith("data: ")) {
                    line = lines.readLine();
                }
                return new JsonObject(line.substring("data: ".length()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean hasMore() {
            try {
                return lines.ready() && in.available() > 2;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
