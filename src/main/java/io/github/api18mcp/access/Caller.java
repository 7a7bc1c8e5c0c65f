package io.github.api18mcp.access;

/**
 * A caller; jobs and limits belong to callers.
 *
 * @param name {@code local} if nobody gave a name: over stdio, {@code call}, and HTTP on loopback
 */
public record Caller(String name) {

    public static final Caller LOCAL = new Caller("local");

    /** The caller that reads the metrics and may do nothing else. */
    public static final Caller METRICS = new Caller("metrics");

    public Caller {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a caller has a name");
        }
    }
}
