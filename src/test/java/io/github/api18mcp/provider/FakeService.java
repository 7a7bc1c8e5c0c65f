package io.github.api18mcp.provider;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service controlled by the test, in place of the paid one. */
public abstract class FakeService implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyStopTimeout(0L));
    private final List<String> urlProperties;
    private final Map<String, String> keys;

    /** @param keys by the property that each is set in */
    protected FakeService(List<String> urlProperties, Map<String, String> keys) {
        this.urlProperties = urlProperties;
        this.keys = keys;
    }

    @Override
    public Map<String, String> start() {
        server.start();
        Map<String, String> settings = new HashMap<>(keys);
        urlProperties.forEach(property -> settings.put(property, server.baseUrl()));
        settings.put("api18mcp.mode", "live");
        return settings;
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
