package io.github.api18mcp.provider;

import io.github.api18mcp.access.Mode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Decides between the paid services and the sandbox, once for the whole process. */
final class Modes {

    private static final List<String> KEYS = List.of(
            "api18.key",
            "api18.key-file",
            "theo.api-key",
            "theo.api-key-file",
            "imghero.api-token",
            "imghero.api-token-file");

    private Modes() {}

    @Produces
    @Singleton
    static Mode mode(ProviderConfig chosen, Config config) {
        return switch (chosen.mode()) {
            case LIVE -> Mode.LIVE;
            case SANDBOX -> Mode.SANDBOX;
            case AUTO -> anyKey(config) ? Mode.LIVE : Mode.SANDBOX;
        };
    }

    private static boolean anyKey(Config config) {
        return KEYS.stream().anyMatch(name -> config.getOptionalValue(name, String.class)
                .filter(key -> !key.isBlank())
                .isPresent());
    }
}
