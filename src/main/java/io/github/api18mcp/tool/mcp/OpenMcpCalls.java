package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.waiting.CallListener;
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

/**
 * The calls over MCP that are being waited for. The extension has only flags to poll for a caller who left; here
 * listeners are told at once.
 */
@Singleton
public class OpenMcpCalls {

    private static final String STREAM = OpenMcpCalls.class.getName();

    private record CallKey(String session, Object request) {}

    private final Map<CallKey, McpCallListener> waiting = new ConcurrentHashMap<>();
    private final Map<CallKey, Runnable> unwritten = new ConcurrentHashMap<>();
    private final ElicitationRegistry elicitations;

    OpenMcpCalls(ElicitationRegistry elicitations) {
        this.elicitations = elicitations;
    }

    /** Remembers the stream on which messages before the answer are sent. */
    public static void say(RoutingContext http, Sender stream) {
        http.put(STREAM, stream);
    }

    /**
     * Registers the caller until the call ends.
     *
     * @param http the request that brought the call; empty on stdio
     * @param repeated asks the person, if the client cannot be asked during the call
     */
    <T> Uni<T> attend(
            ToolArguments call,
            Optional<RoutingContext> http,
            Optional<RepeatedCall> repeated,
            Function<CallListener, Uni<T>> work) {
        CallKey key = new CallKey(call.connection().id(), call.requestId().value());
        McpCallListener listener = new McpCallListener(
                call, stream(call, http), http, task -> unwritten.put(key, task), elicitations, repeated);
        http.ifPresent(listener::leaveWith);
        return Uni.createFrom()
                .deferred(() -> {
                    waiting.put(key, listener);
                    return listener.readAnswer().chain(() -> work.apply(listener));
                })
                .onTermination()
                .invoke(() -> waiting.remove(key, listener));
    }

    /** @return whether the request was open and has now been cancelled */
    public boolean cancelled(McpConnection session, Object request) {
        McpCallListener listener = waiting.get(new CallKey(session.id(), request));
        if (listener == null) {
            return false;
        }
        listener.leave();
        return true;
    }

    /** The answer to a request was written to a connection that carries all answers of its client. */
    public void written(McpConnection session, Object request) {
        Optional.ofNullable(unwritten.remove(new CallKey(session.id(), request)))
                .ifPresent(Runnable::run);
    }

    /** Some connection was closed. */
    public void closed() {
        waiting.values().forEach(McpCallListener::leaveIfGone);
    }

    private static Sender stream(ToolArguments call, Optional<RoutingContext> http) {
        return http.map(request -> request.<Sender>get(STREAM)).orElseGet(() -> (Sender) call.connection());
    }
}
