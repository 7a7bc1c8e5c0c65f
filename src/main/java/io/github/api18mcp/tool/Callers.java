package io.github.api18mcp.tool;

import io.github.api18mcp.generation.Attendant;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Everyone who waits for a call over MCP. The extension only has flags that tell who left; here they are told at once. */
@Singleton
public class Callers {

    private static final String STREAM = Callers.class.getName();

    private record Key(String session, Object request) {}

    private final Map<Key, McpAttendant> waiting = new ConcurrentHashMap<>();
    private final Elicitations elicitations;

    Callers(Elicitations elicitations) {
        this.elicitations = elicitations;
    }

    /** Remembers which stream a request over HTTP has for what is said before its answer. */
    public static void say(RoutingContext http, Sender stream) {
        http.put(STREAM, stream);
    }

    /**
     * Has somebody wait for a call until it ends.
     *
     * @param http the request that brought it; empty on stdio
     */
    <T> Uni<T> attend(ToolArguments call, Optional<RoutingContext> http, Function<Attendant, Uni<T>> work) {
        Key key = new Key(call.connection().id(), call.requestId().value());
        McpAttendant attendant = new McpAttendant(call, stream(call, http), elicitations);
        http.ifPresent(attendant::leaveWith);
        return Uni.createFrom()
                .deferred(() -> {
                    waiting.put(key, attendant);
                    return work.apply(attendant);
                })
                .onTermination()
                .invoke(() -> waiting.remove(key, attendant));
    }

    /** @return whether the request was waited for, and no longer is */
    public boolean cancelled(McpConnection session, Object request) {
        McpAttendant attendant = waiting.get(new Key(session.id(), request));
        if (attendant == null) {
            return false;
        }
        attendant.leave();
        return true;
    }

    /** Some connection closed. */
    public void closed() {
        waiting.values().forEach(McpAttendant::leaveIfGone);
    }

    private static Sender stream(ToolArguments call, Optional<RoutingContext> http) {
        return http.map(request -> request.<Sender>get(STREAM)).orElseGet(() -> (Sender) call.connection());
    }
}
