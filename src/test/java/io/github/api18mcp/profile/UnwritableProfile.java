package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The sandbox, with a data directory that cannot be created. */
public final class UnwritableProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("api18mcp.data-dir", "/dev/null/no-folder");
    }
}
