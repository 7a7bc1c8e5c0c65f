package io.github.api18mcp.profile;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * The sandbox with spending limits, confirmation and denied tools. The budget is per month, because a day may end while
 * a test runs; so may a month, and that risk is taken.
 */
public final class LimitsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(SandboxProfile.SETTINGS);
        settings.put("api18mcp.budget.per-call-usd", "0.3");
        settings.put("api18mcp.budget.per-month-usd", "0.4");
        settings.put("api18mcp.budget.unpriced-per-day", "1");
        settings.put("api18mcp.confirm-above-usd", "0.1");
        settings.put("api18mcp.tools.deny", "centaurus_*, spending, list_models");
        return settings;
    }
}
