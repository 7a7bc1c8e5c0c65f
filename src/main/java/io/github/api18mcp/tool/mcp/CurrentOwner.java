package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.access.AccessFilter;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The owner of the jobs that an MCP request is about. */
@Singleton
class CurrentOwner {

    private final Mode mode;
    private final CurrentVertxRequest http;

    CurrentOwner(Mode mode, CurrentVertxRequest http) {
        this.mode = mode;
        this.http = http;
    }

    /** Must be called while the request is being handled. */
    Owner get() {
        Caller caller =
                Optional.ofNullable(http.getCurrent()).map(AccessFilter::caller).orElse(Caller.LOCAL);
        return new Owner(caller, mode);
    }
}
