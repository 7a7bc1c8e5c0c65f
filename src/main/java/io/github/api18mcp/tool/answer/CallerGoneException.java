package io.github.api18mcp.tool.answer;

/** The caller cancelled or disconnected, so there is nobody to answer. */
public final class CallerGoneException extends RuntimeException {
    public CallerGoneException() {
        super("The caller is gone", null, false, false);
    }
}
