package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** For tests that tell the server to stop, which cannot be undone. */
public final class StoppingProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("api18mcp.mode", "sandbox");
    }
}
