package io.github.api18mcp.provider;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A service controlled by the test, in place of the paid one. */
public abstract class FakeService implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyStopTimeout(0L));
    private final String urlProperty;
    private final String keyProperty;
    private final String key;

    protected FakeService(String urlProperty, String keyProperty, String key) {
        this.urlProperty = urlProperty;
        this.keyProperty = keyProperty;
        this.key = key;
    }

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(urlProperty, server.baseUrl(), keyProperty, key, "api18mcp.mode", "live");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
