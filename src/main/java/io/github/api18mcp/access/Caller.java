package io.github.api18mcp.access;

/**
 * Who is calling: jobs and limits belong to callers.
 *
 * @param name {@code local} where nobody gave a name: stdio, {@code call}, HTTP on loopback
 */
public record Caller(String name) {

    public static final Caller LOCAL = new Caller("local");

    /** Makes nothing: whoever collects the numbers. */
    public static final Caller METRICS = new Caller("metrics");

    public Caller {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a caller has a name");
        }
    }
}
