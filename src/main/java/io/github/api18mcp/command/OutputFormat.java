package io.github.api18mcp.command;

/** How a command prints its result. */
enum OutputFormat {
    TEXT,
    JSON
}
