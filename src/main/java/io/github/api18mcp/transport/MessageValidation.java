package io.github.api18mcp.transport;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** The result of checking whether a message has the form that JSON-RPC and MCP require. */
public sealed interface MessageValidation {

    /**
     * Calls the consumer of the case at hand. A new case must not compile until every transport handles it, because a message
     * that nobody handles leaves the client waiting.
     */
    void dispatch(
            Consumer<WellFormed> wellFormed,
            Consumer<Responses> responses,
            Consumer<Ignored> ignored,
            Consumer<ErrorReply> errorReply);

    /** Whether it is a request that opens a session. */
    default boolean opensSession() {
        return false;
    }

    /** @param message an object or a batch of objects, each of which is a request or a notification */
    record WellFormed(Object message) implements MessageValidation {
        @Override
        public boolean opensSession() {
            return message instanceof JsonObject request && "initialize".equals(request.getValue("method"));
        }

        @Override
        public void dispatch(
                Consumer<WellFormed> wellFormed,
                Consumer<Responses> responses,
                Consumer<Ignored> ignored,
                Consumer<ErrorReply> errorReply) {
            wellFormed.accept(this);
        }
    }

    /** @param messages responses to this server's requests, or messages that look like such responses */
    record Responses(List<JsonObject> messages) implements MessageValidation {
        public Responses {
            messages = List.copyOf(messages);
        }

        @Override
        public void dispatch(
                Consumer<WellFormed> wellFormed,
                Consumer<Responses> responses,
                Consumer<Ignored> ignored,
                Consumer<ErrorReply> errorReply) {
            responses.accept(this);
        }
    }

    /** A notification that is not understood. It is neither handled nor answered. */
    record Ignored() implements MessageValidation {
        @Override
        public void dispatch(
                Consumer<WellFormed> wellFormed,
                Consumer<Responses> responses,
                Consumer<Ignored> ignored,
                Consumer<ErrorReply> errorReply) {
            ignored.accept(this);
        }
    }

    /** @param message the JSON-RPC error that answers the message */
    record ErrorReply(JsonObject message) implements MessageValidation {
        @Override
        public void dispatch(
                Consumer<WellFormed> wellFormed,
                Consumer<Responses> responses,
                Consumer<Ignored> ignored,
                Consumer<ErrorReply> errorReply) {
            errorReply.accept(this);
        }
    }
}
