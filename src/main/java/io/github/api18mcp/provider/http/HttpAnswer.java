package io.github.api18mcp.provider.http;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** The answer to a request, as far as it came. */
public record HttpAnswer(int status, MultiMap headers, ReceivedBody body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
