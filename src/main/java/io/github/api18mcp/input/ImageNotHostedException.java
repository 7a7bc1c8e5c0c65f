package io.github.api18mcp.input;

/** An image cannot be given to the service. The job was not sent. Its message says why, in sentences. */
public final class ImageNotHostedException extends RuntimeException {
    ImageNotHostedException(String message) {
        super(message, null, false, false);
    }
}
