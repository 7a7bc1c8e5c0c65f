package io.github.api18mcp.provider.api18;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service under a test's control, in the place of the paid one. */
public final class FakeApi18 implements QuarkusTestResourceLifecycleManager {

    public static final String KEY = "api18_0123456789abcdef";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyStopTimeout(0L));

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("api18.url", server.baseUrl(), "api18.key", KEY, "api18mcp.mode", "live");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The application with this service behind it, asking it without patience. */
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
