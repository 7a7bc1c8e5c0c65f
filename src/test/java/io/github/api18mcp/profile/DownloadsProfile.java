package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The sandbox for a person at this machine, whose outputs are saved in the data directory. */
public final class DownloadsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(SandboxProfile.SETTINGS);
        settings.put("api18mcp.download.dir", "outputs");
        return settings;
    }
}
