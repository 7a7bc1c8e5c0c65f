package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The sandbox for the official conformance suite, which has tools, resources and prompts of its own. */
public final class ConformanceProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return SandboxProfile.SETTINGS;
    }
}
