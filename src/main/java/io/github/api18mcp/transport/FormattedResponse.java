package io.github.api18mcp.transport;

import io.github.api18mcp.access.HttpRefusal;
import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The response to a message, in a format that the client accepts. The extension answers with JSON or, if a notification comes before
 * the answer, with an event stream.
 */
final class FormattedResponse extends AbstractResponseWrapper {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CLIENT_ERROR = 400;

    private static final String JSON = "application/json";
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String DATA = "data: ";

    private final RoutingContext context;
    private final AcceptedFormat format;
    private final List<JsonObject> answers = new ArrayList<>();

    FormattedResponse(RoutingContext context, AcceptedFormat format) {
        super(context.response());
        this.context = context;
        this.format = format;
    }

    /** Sends one answer. */
    Future<Void> end(JsonObject answer) {
        putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        return end(answer.toBuffer());
    }

    /** @param event one message of an event stream */
    @Override
    public Future<Void> write(String event) {
        return format == AcceptedFormat.JSON ? collect(new JsonObject(data(event))) : super.write(event);
    }

    private static String data(String event) {
        return event.substring(event.indexOf(DATA) + DATA.length()).strip();
    }

    /** Leaves out notifications. A question has to fail, because whoever asks waits for the answer. */
    private synchronized Future<Void> collect(JsonObject message) {
        if (!message.containsKey("method")) {
            answers.add(message);
        } else if (message.containsKey("id")) {
            return Future.failedFuture("The client accepts nothing before the answer");
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end(Buffer json) {
        if (format != AcceptedFormat.EVENT_STREAM || getStatusCode() != OK) {
            return super.end(json);
        }
        putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM);
        return super.end(
                Buffer.buffer("event: message\n" + DATA).appendBuffer(json).appendString("\n\n"));
    }

    /** Ends an event stream, or a response to which nothing was written. */
    @Override
    public Future<Void> end() {
        if (getStatusCode() >= CLIENT_ERROR) {
            new HttpRefusal(getStatusCode(), HttpFailures.reason(getStatusCode())).answer(context);
            return Future.succeededFuture();
        }
        if (getStatusCode() != OK) {
            return super.end();
        }
        return format == AcceptedFormat.JSON ? endJson() : endStream();
    }

    private synchronized Future<Void> endJson() {
        if (answers.isEmpty()) {
            headers().remove(HttpHeaders.CONTENT_TYPE);
            return setStatusCode(ACCEPTED).end();
        }
        putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        return super.end(
                answers.size() == 1 ? answers.get(0).toBuffer() : new JsonArray(List.copyOf(answers)).toBuffer());
    }

    /** A cancelled request has no answer, but its client may wait for a stream to end. */
    private Future<Void> endStream() {
        if (!headWritten()) {
            putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM);
        }
        return super.end();
    }
}
