package io.github.api18mcp.profile;

import io.github.api18mcp.provider.api18.FetchingApi18Resource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Live; images at other addresses are looked at before they are paid for. */
public final class CheckedInputsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "api18mcp.check-inputs", "true",
                "api18mcp.poll.fastest", "10ms",
                "api18mcp.poll.slowest", "10ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FetchingApi18Resource.class));
    }
}
