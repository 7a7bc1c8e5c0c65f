package io.github.api18mcp.tool;

/** The caller cancelled or is gone: nobody is there to answer. */
public final class CallerLeft extends RuntimeException {
    CallerLeft() {
        super("The caller left", null, false, false);
    }
}
