package io.github.api18mcp.transport;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.HttpRefusal;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Bounds what callers may keep in the memory of this process, so that one of them cannot end it for all. */
@Singleton
class RequestLimits {

    static final int SESSIONS_PER_CALLER = 500;
    static final int SESSIONS_IN_ALL = 2000;
    static final long BODY_BYTES_PER_CALLER = 32L * 1024 * 1024;
    static final long BODY_BYTES_IN_ALL = 64L * 1024 * 1024;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final ConnectionManager sessions;
    private final SessionOwners owners;
    private final Map<Caller, Long> bodyBytes = new HashMap<>();

    RequestLimits(ConnectionManager sessions, SessionOwners owners) {
        this.sessions = sessions;
        this.owners = owners;
    }

    /** Why this caller may not open one more session; empty if it may. */
    Optional<HttpRefusal> session(Caller caller) {
        List<McpConnectionBase> open =
                StreamSupport.stream(sessions.spliterator(), false).toList();
        if (open.stream().filter(session -> owners.isOwner(caller, session)).count() >= SESSIONS_PER_CALLER) {
            return Optional.of(new HttpRefusal(
                    TOO_MANY_REQUESTS,
                    "You have %d open sessions. Use one of them, or end one with DELETE."
                            .formatted(SESSIONS_PER_CALLER)));
        }
        return open.size() >= SESSIONS_IN_ALL
                ? Optional.of(new HttpRefusal(UNAVAILABLE, "This server has too many open sessions. Try again later."))
                : Optional.empty();
    }

    /**
     * Reserves memory for a body. It is released by {@link #received}.
     *
     * @return why it may not be sent now; empty if it may
     */
    synchronized Optional<HttpRefusal> body(Caller caller, long bytes) {
        long ofCaller = bodyBytes.getOrDefault(caller, 0L);
        if (ofCaller + bytes > BODY_BYTES_PER_CALLER) {
            return Optional.of(new HttpRefusal(
                    TOO_MANY_REQUESTS,
                    "Too many of your requests are under way. Nothing was begun; try again in a second."));
        }
        long inAll = bodyBytes.values().stream().mapToLong(Long::longValue).sum();
        if (inAll + bytes > BODY_BYTES_IN_ALL) {
            return Optional.of(new HttpRefusal(
                    UNAVAILABLE, "Too many requests are under way. Nothing was begun; try again in a second."));
        }
        bodyBytes.put(caller, ofCaller + bytes);
        return Optional.empty();
    }

    /** Releases what was reserved for a body that has been received, or was cut off. */
    synchronized void received(Caller caller, long bytes) {
        bodyBytes.computeIfPresent(caller, (same, reserved) -> reserved > bytes ? reserved - bytes : null);
    }
}
