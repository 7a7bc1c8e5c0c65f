package io.github.api18mcp.media;

import java.net.URI;
import java.util.Objects;

/** An output could not be saved. It is still at its URL until that expires. */
public final class OutputNotSavedException extends RuntimeException {
    OutputNotSavedException(URI url, Throwable cause) {
        super(url + " could not be saved: " + why(cause), cause);
    }

    /** Why, without the URL, which may carry a signature. */
    public String reason() {
        return why(getCause());
    }

    private static String why(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
