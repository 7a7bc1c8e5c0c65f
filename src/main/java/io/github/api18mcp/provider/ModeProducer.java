package io.github.api18mcp.provider;

import io.github.api18mcp.platform.Mode;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Decides between the paid services and the sandbox, once for the whole process. */
final class ModeProducer {

    private ModeProducer() {}

    @Produces
    @Singleton
    static Mode mode(ProviderConfig chosen, @All List<Service> services, Config config) {
        return switch (chosen.mode()) {
            case LIVE -> Mode.LIVE;
            case SANDBOX -> Mode.SANDBOX;
            case AUTO -> services.stream().anyMatch(service -> isGiven(service, config)) ? Mode.LIVE : Mode.SANDBOX;
        };
    }

    private static boolean isGiven(Service service, Config config) {
        return Stream.of(service.keyProperty(), service.keyProperty() + "-file")
                .anyMatch(name -> config.getOptionalValue(name, String.class)
                        .filter(key -> !key.isBlank())
                        .isPresent());
    }
}
