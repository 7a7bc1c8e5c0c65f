package io.github.api18mcp.tool;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.Mode;
import io.github.api18mcp.job.Owner;
import jakarta.inject.Singleton;

/** Whose jobs a request over MCP is about. */
@Singleton
class Owners {

    private final Mode mode;

    Owners(Mode mode) {
        this.mode = mode;
    }

    Owner current() {
        return new Owner(Caller.LOCAL, mode);
    }
}
