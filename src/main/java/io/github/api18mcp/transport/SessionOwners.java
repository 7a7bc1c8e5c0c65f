package io.github.api18mcp.transport;

import io.github.api18mcp.access.Caller;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Which session is whose: it belongs to whoever opened it, and goes with it. */
@Singleton
class SessionOwners {

    private final Map<McpConnectionBase, Caller> owners = Collections.synchronizedMap(new WeakHashMap<>());

    /** Whether the session is this caller's; one that is nobody's yet becomes so, for only its opener knows its name. */
    boolean belongs(McpConnectionBase session, Caller caller) {
        Caller owner = owners.putIfAbsent(session, caller);
        return owner == null || owner.equals(caller);
    }
}
