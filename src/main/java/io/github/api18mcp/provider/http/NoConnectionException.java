package io.github.api18mcp.provider.http;

/** No byte of the request was sent, because there was no connection. */
public final class NoConnectionException extends RuntimeException {
    NoConnectionException(Throwable cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
