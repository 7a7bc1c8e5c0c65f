package io.github.api18mcp.transport.stateless;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sends requests over HTTP with the headers that the revision requires, or with others. */
final class StatelessClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI mcp;
    private final Map<String, String> headers;

    /** A response with all its messages. */
    record Reply(int status, String contentType, List<JsonObject> messages) {

        /** The last message. */
        JsonObject response() {
            assertThat(messages).as("status %d", status).isNotEmpty();
            return messages.get(messages.size() - 1);
        }

        JsonObject result() {
            assertThat(response().getJsonObject("result")).as("%s", response()).isNotNull();
            return response().getJsonObject("result");
        }

        JsonObject error() {
            assertThat(response().getJsonObject("error")).as("%s", response()).isNotNull();
            return response().getJsonObject("error");
        }

        JsonObject job() {
            return result().getJsonObject("structuredContent");
        }

        List<String> methods() {
            return messages.stream().map(message -> message.getString("method")).toList();
        }
    }

    StatelessClient(URI server) {
        this(server.resolve("/mcp"), Map.of());
    }

    private StatelessClient(URI mcp, Map<String, String> headers) {
        this.mcp = mcp;
        this.headers = headers;
    }

    /** The same client with another header; an empty value leaves it out. */
    StatelessClient with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new StatelessClient(mcp, more);
    }

    Reply send(JsonObject message) {
        return send(message.encode(), standardHeaders(message));
    }

    Reply send(String body, Map<String, String> standardHeaders) {
        HttpResponse<InputStream> response = open(body, standardHeaders);
        try (InputStream in = response.body()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, messages(type, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a response that does not end by itself. */
    HttpResponse<InputStream> open(JsonObject message) {
        return open(message.encode(), standardHeaders(message));
    }

    static Map<String, String> standardHeaders(JsonObject message) {
        Map<String, String> standard = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        standard.put("MCP-Protocol-Version", StatelessMessages.VERSION);
        standard.put("Mcp-Method", message.getString("method"));
        JsonObject params = message.getJsonObject("params", new JsonObject());
        Optional.ofNullable(params.getString("name", params.getString("uri")))
                .ifPresent(name -> standard.put("Mcp-Name", name));
        return standard;
    }

    private HttpResponse<InputStream> open(String body, Map<String, String> standardHeaders) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Content-Type", "application/json");
        all.put("Accept", "application/json, text/event-stream");
        all.putAll(standardHeaders);
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(mcp).POST(BodyPublishers.ofString(body));
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonObject> messages(String type, String text) {
        Stream<String> json = type.startsWith("text/event-stream")
                ? Arrays.stream(text.split("\n"))
                        .filter(line -> line.startsWith("data: "))
                        .map(line -> line.substring("data: ".length()))
                : Stream.of(text).filter(body -> body.startsWith("{"));
        return json.map(JsonObject::new).toList();
    }
}
