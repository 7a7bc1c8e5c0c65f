package io.github.api18mcp.profile;

import io.github.api18mcp.provider.FakeServices;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * Live, with the keys of all services, which a test controls. The wait of a call is so short that it ends before the
 * job. Comments that keep event streams open come often.
 */
public final class AllServicesProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "api18mcp.wait", "1s",
                // Its tests share one caller, who would soon have used up the limit that applies by default.
                "api18mcp.budget.per-day-usd", "none",
                "api18mcp.poll.fastest", "10ms",
                "api18mcp.poll.slowest", "10ms",
                "imghero.window", "40ms",
                "api18mcp.keep-alive", "100ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FakeServices.class));
    }
}
