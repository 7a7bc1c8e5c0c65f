package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The sandbox for tests that count what happens in it: no other test may leave a job under way here. */
public final class MetricsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(SandboxProfile.SETTINGS);
        settings.put("api18mcp.confirm-above-usd", "0.40");
        return settings;
    }
}
