package io.github.api18mcp.profile;

import io.github.api18mcp.service.RawServices;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Live, with the keys of all services, whose answers a test decides about byte for byte. */
public final class RawServicesProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "api18mcp.poll.fastest", "10ms",
                "api18mcp.poll.slowest", "10ms",
                "imghero.window", "40ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(RawServices.class));
    }
}
