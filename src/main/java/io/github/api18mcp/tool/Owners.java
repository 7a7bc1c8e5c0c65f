package io.github.api18mcp.tool;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.Gate;
import io.github.api18mcp.access.Mode;
import io.github.api18mcp.job.Owner;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whose jobs a request over MCP is about. */
@Singleton
class Owners {

    private final Mode mode;
    private final CurrentVertxRequest http;

    Owners(Mode mode, CurrentVertxRequest http) {
        this.mode = mode;
        this.http = http;
    }

    /** To be asked where the request is handled, and not later. */
    Owner current() {
        Caller caller = Optional.ofNullable(http.getCurrent()).map(Gate::caller).orElse(Caller.LOCAL);
        return new Owner(caller, mode);
    }
}
