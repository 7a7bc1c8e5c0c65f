package io.github.api18mcp.transport;

import io.github.api18mcp.access.Caller;
import io.quarkiverse.mcp.server.http.runtime.SseMcpConnection;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The owner of each session: the caller who opened it. */
@Singleton
class SessionOwners {

    private final ConnectionManager sessions;
    private final Map<McpConnectionBase, Caller> owners = Collections.synchronizedMap(new WeakHashMap<>());

    SessionOwners(ConnectionManager sessions) {
        this.sessions = sessions;
    }

    boolean isOwner(Caller caller, McpConnectionBase session) {
        return caller.equals(owners.get(session));
    }

    /** Sets the owner of a session that has none. */
    void setOwner(McpConnectionBase session, Caller caller) {
        owners.putIfAbsent(session, caller);
    }

    /**
     * Opens an event stream, whose session then belongs to the caller. The extension does not say which session it creates for a
     * stream, so streams are opened one at a time and the new session is the one without an owner.
     */
    synchronized void openStream(Caller caller, Runnable open) {
        open.run();
        for (McpConnectionBase session : sessions) {
            if (session instanceof SseMcpConnection) {
                setOwner(session, caller);
            }
        }
    }
}
