package io.github.api18mcp.catalog;

/** How much of JSON Schema the input schema of a tool uses. */
public enum SchemaStyle {
    /** What the clients of every model vendor accept; the rest is said in words. */
    PORTABLE,
    /** Everything that JSON Schema can express; then it accepts exactly what the check accepts. */
    FULL
}
