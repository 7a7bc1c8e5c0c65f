package io.github.api18mcp.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/** The message in the body of an HTTP request. Several routes look at it; it is decoded once. */
public final class MessageBody {

    private static final String KEY = MessageBody.class.getName();

    private final boolean isJson;
    private final Optional<Object> message;

    private MessageBody(boolean isJson, Optional<Object> message) {
        this.isJson = isJson;
        this.message = message;
    }

    public static MessageBody of(RoutingContext context) {
        MessageBody known = context.get(KEY);
        if (known != null) {
            return known;
        }
        MessageBody decoded =
                decode(Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer));
        context.put(KEY, decoded);
        return decoded;
    }

    private static MessageBody decode(Buffer utf8) {
        try {
            return new MessageBody(true, Optional.ofNullable(VerbatimId.decode(utf8)));
        } catch (DecodeException e) {
            return new MessageBody(false, Optional.empty());
        }
    }

    /** The message or batch; empty if the body is not JSON, or {@code null}. */
    public Optional<Object> message() {
        return message;
    }

    MessageValidation validate() {
        return isJson ? MessageValidator.HTTP.validateDecoded(message.orElse(null)) : MessageValidator.notJson();
    }
}
