package io.github.api18mcp.service;

import io.github.api18mcp.provider.api18.FakeApi18;
import io.github.api18mcp.provider.imghero.FakeImghero;
import io.github.api18mcp.provider.theo.FakeTheo;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** All services behind one {@link RawService}; their paths differ. */
public final class RawServices implements QuarkusTestResourceLifecycleManager {

    private final RawService service = new RawService();

    @Override
    public Map<String, String> start() {
        String address = service.address().toString();
        return Map.of(
                "api18mcp.mode",
                "live",
                "api18.url",
                address,
                "api18.key",
                FakeApi18.KEY,
                "theo.url",
                address,
                "theo.api-key",
                FakeTheo.KEY,
                "imghero.url",
                address,
                "imghero.api-token",
                FakeImghero.KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(service, new TestInjector.MatchesType(RawService.class));
    }

    @Override
    public void stop() {
        service.close();
    }
}
