package io.github.api18mcp.transport;

import io.github.api18mcp.access.Caller;
import io.quarkiverse.mcp.server.http.runtime.SseMcpConnection;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Which session is whose: it belongs to whoever opened it, and goes with it. */
@Singleton
class SessionOwners {

    private final ConnectionManager sessions;
    private final Map<McpConnectionBase, Caller> owners = Collections.synchronizedMap(new WeakHashMap<>());

    SessionOwners(ConnectionManager sessions) {
        this.sessions = sessions;
    }

    boolean belongs(McpConnectionBase session, Caller caller) {
        return caller.equals(owners.get(session));
    }

    /** It is this caller's from now on, unless it is somebody's already. */
    void opened(McpConnectionBase session, Caller caller) {
        owners.putIfAbsent(session, caller);
    }

    /**
     * The event stream that is opened meanwhile is this caller's. One at a time: the extension does not say which session a
     * stream has, so it is the one that is nobody's yet.
     */
    synchronized void opensStream(Caller caller, Runnable opening) {
        opening.run();
        for (McpConnectionBase session : sessions) {
            if (session instanceof SseMcpConnection) {
                opened(session, caller);
            }
        }
    }
}
