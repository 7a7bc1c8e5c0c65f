package io.github.api18mcp.profile;

import io.github.api18mcp.provider.api18.FetchingApi18Resource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Live, with a service that fetches the images of its jobs from this server. */
public final class HostingProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "api18mcp.budget.per-day-usd", "none",
                "api18mcp.budget.per-call-usd", "0.5",
                "api18mcp.confirm-above-usd", "0.4",
                "api18mcp.poll.fastest", "10ms",
                "api18mcp.poll.slowest", "10ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FetchingApi18Resource.class));
    }
}
