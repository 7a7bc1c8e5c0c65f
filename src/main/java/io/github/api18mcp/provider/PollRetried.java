package io.github.api18mcp.provider;

/** A free question was asked once more, for the first was not answered: an event for whoever observes it. */
public record PollRetried(Service service) {}
