package io.github.api18mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that serves HTTP, and a client for it over Streamable HTTP. */
public final class Served {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final JarProcess process;
    private Optional<URI> address = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private int requests;

    private record Session(URI mcp, String id) {}

    private Served(JarProcess process) {
        this.process = process;
    }

    /** Not ready yet; the first call waits until it is. */
    public static Served by(Jar jar) {
        return new Served(jar.start("serve", "--port", "0"));
    }

    public JarProcess process() {
        return process;
    }

    /** Its address, once it listens. */
    public URI address() {
        if (address.isEmpty()) {
            String listening = process.awaitError(line -> line.contains("Listening on: "));
            address = Optional.of(
                    URI.create(listening.replaceFirst(".*Listening on: ", "").strip()));
        }
        return address.get();
    }

    /** The structured answer. */
    public JsonObject call(String tool, JsonObject arguments) {
        return answer(calling(tool, arguments));
    }

    /** Begins a call and returns the stream of its messages once the first one has come, which is progress. */
    public Iterator<JsonObject> calling(String tool, JsonObject arguments) {
        return calling(tool, arguments, new JsonObject());
    }

    /** The same, with more {@code _meta} than the progress token. */
    public Iterator<JsonObject> calling(String tool, JsonObject arguments, JsonObject meta) {
        JsonObject call = Messages.call(++requests, tool, arguments);
        call.getJsonObject("params").put("_meta", meta.copy().put("progressToken", requests));
        Iterator<JsonObject> messages = post(call)
                .body()
                .peek(Transcript::add)
                .map(line -> line.replaceFirst("^data: ", ""))
                .filter(line -> line.startsWith("{"))
                .map(JsonObject::new)
                .iterator();
        assertThat(messages).hasNext();
        return messages;
    }

    /** The structured answer, after all other messages. */
    public static JsonObject answer(Iterator<JsonObject> messages) {
        JsonObject message = messages.next();
        while (message.containsKey("method")) {
            message = messages.next();
        }
        assertThat(message.getJsonObject("result")).as("%s", message).isNotNull();
        return message.getJsonObject("result").getJsonObject("structuredContent");
    }

    private HttpResponse<Stream<String>> post(JsonObject message) {
        if (session.isEmpty()) {
            session = Optional.of(opened());
        }
        return post(session.get(), message);
    }

    private Session opened() {
        URI mcp = address().resolve("/mcp");
        HttpResponse<Stream<String>> answer = send(message(mcp, Messages.initialize()));
        Session opened =
                new Session(mcp, answer.headers().firstValue("Mcp-Session-Id").orElseThrow());
        post(opened, Messages.initialized());
        return opened;
    }

    private static HttpResponse<Stream<String>> post(Session session, JsonObject message) {
        return send(message(session.mcp(), message, "Mcp-Session-Id", session.id()));
    }

    private static HttpRequest message(URI mcp, JsonObject message, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(mcp)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(message.encode()));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static HttpResponse<Stream<String>> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
