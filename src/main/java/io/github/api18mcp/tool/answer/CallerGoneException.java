package io.github.api18mcp.tool.answer;

/** The caller cancelled or is gone: nobody is there to answer. */
public final class CallerGoneException extends RuntimeException {
    CallerGoneException() {
        super("The caller left", null, false, false);
    }
}
