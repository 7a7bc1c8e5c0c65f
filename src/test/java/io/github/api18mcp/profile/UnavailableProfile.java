package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Live, with an unreachable database and without any key. */
public final class UnavailableProfile implements QuarkusTestProfile {

    public static final String PASSWORD = "hunter2-of-the-journal";

    /** Nothing listens on port 1. */
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "api18mcp.mode", "live",
                "api18mcp.database.url", "jdbc:postgresql://127.0.0.1:1/journal",
                "api18mcp.database.username", "somebody",
                "api18mcp.database.password", PASSWORD);
    }
}
