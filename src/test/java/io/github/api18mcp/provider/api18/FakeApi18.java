package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.FakeService;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An Api18 controlled by the test, in place of the paid service. */
public final class FakeApi18 extends FakeService {

    public static final String KEY = "api18_0123456789abcdef";

    public FakeApi18() {
        super("api18.url", "api18.key", KEY);
    }

    /** The application with this service behind it, polling at short intervals. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("api18mcp.poll.fastest", "20ms", "api18mcp.poll.slowest", "50ms");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeApi18.class));
        }
    }
}
