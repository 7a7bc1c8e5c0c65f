package io.github.api18mcp.profile;

import io.github.api18mcp.provider.api18.FakeApi18;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Live, with the key of Api18 alone, which a test controls and which is polled at short intervals. */
public final class Api18Profile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // Its tests share one caller, who would soon have used up the limit that applies by default.
                "api18mcp.budget.per-day-usd", "none",
                "api18mcp.poll.fastest", "10ms",
                "api18mcp.poll.slowest", "10ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FakeApi18.class));
    }
}
