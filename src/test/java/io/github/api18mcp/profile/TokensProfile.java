package io.github.api18mcp.profile;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.access.BriefWrongTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The sandbox of a team: Ann, Ben and the metrics caller have a token each, and nobody else is let in. Calls wait
 * briefly, and ask for confirmation above $0.40.
 */
public final class TokensProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(SandboxProfile.SETTINGS);
        settings.put(
                "api18mcp.access.tokens-file",
                BearerTokens.file("ann", "ben", "metrics").toString());
        settings.put("api18mcp.access.origins", "https://Chat.example.com/");
        settings.put("api18mcp.public-url", "https://Media.example.com/mcp");
        settings.put("api18mcp.wait", "2s");
        settings.put("api18mcp.confirm-above-usd", "0.4");
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(BriefWrongTokens.class);
    }
}
