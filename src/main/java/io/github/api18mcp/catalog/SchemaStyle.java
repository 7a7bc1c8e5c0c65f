package io.github.api18mcp.catalog;

/** How much of JSON Schema a tool's input schema uses. */
public enum SchemaStyle {
    /** What every model vendor's clients accept; the rest is in words. */
    PORTABLE,
    /** Everything JSON Schema can say; then it accepts exactly what the check accepts. */
    FULL
}
