package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The sandbox without limits, where jobs take no longer than polling for them. */
public final class SandboxProfile implements QuarkusTestProfile {

    static final Map<String, String> SETTINGS = Map.of(
            "api18mcp.mode", "sandbox",
            "api18mcp.sandbox.speed", "max",
            "api18mcp.poll.fastest", "10ms",
            "api18mcp.poll.slowest", "10ms",
            "imghero.window", "1s",
            "api18mcp.thumbnails", "true");

    @Override
    public Map<String, String> getConfigOverrides() {
        return SETTINGS;
    }
}
