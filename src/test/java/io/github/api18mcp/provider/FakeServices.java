package io.github.api18mcp.provider;

import io.github.api18mcp.provider.api18.FakeApi18;
import io.github.api18mcp.provider.imghero.FakeImghero;
import io.github.api18mcp.provider.theo.FakeTheo;
import java.util.List;
import java.util.Map;

/** All services at one address; their paths differ. */
public final class FakeServices extends FakeService {

    public FakeServices() {
        super(
                List.of("api18.url", "theo.url", "imghero.url"),
                Map.of(
                        "api18.key", FakeApi18.KEY,
                        "theo.api-key", FakeTheo.KEY,
                        "imghero.api-token", FakeImghero.KEY));
    }
}
