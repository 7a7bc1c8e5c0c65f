package io.github.api18mcp.provider;

/** CDI event: a free poll got no response and was sent once more. */
public record PollRetried(Service service) {}
