package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.FakeService;
import java.util.List;
import java.util.Map;

/** An Api18 controlled by the test, in place of the paid service. */
public final class FakeApi18 extends FakeService {

    public static final String KEY = "api18_0123456789abcdef";

    public FakeApi18() {
        super(List.of("api18.url"), Map.of("api18.key", KEY));
    }
}
