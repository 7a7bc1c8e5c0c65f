package io.github.api18mcp.provider.http;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** The answer to a request, as far as it came. */
public record HttpAnswer(int status, MultiMap headers, ReceivedBody body) {

    /** Whether reading the body takes long, or blocks: there is much of it, or it is packed. */
    public boolean isSlowToRead() {
        return !new BodyText(body).isShorterThan(AnswerLimits.BODY_BYTES_READ_AT_ONCE);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
