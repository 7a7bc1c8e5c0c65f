package io.github.api18mcp.provider.theo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service under a test's control, in the place of the paid one. */
public final class FakeTheo implements QuarkusTestResourceLifecycleManager {

    public static final String KEY = "theo_0123456789abcdef";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyStopTimeout(0L));

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of("theo.url", server.baseUrl(), "theo.api-key", KEY, "api18mcp.mode", "live");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The application with this service behind it. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeTheo.class));
        }
    }
}
