package io.github.api18mcp.provider;

import io.github.api18mcp.platform.Mode;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Chooses between the paid services and the sandbox, once per process. */
final class ModeProducer {

    private ModeProducer() {}

    @Produces
    @Singleton
    static Mode mode(ProviderConfig config, @All List<Service> services, Config properties) {
        return switch (config.mode()) {
            case LIVE -> Mode.LIVE;
            case SANDBOX -> Mode.SANDBOX;
            case AUTO -> services.stream().anyMatch(service -> hasKey(service, properties)) ? Mode.LIVE : Mode.SANDBOX;
        };
    }

    private static boolean hasKey(Service service, Config properties) {
        return Stream.of(service.keyProperty(), service.keyProperty() + "-file").anyMatch(name -> properties
                .getOptionalValue(name, String.class)
                .filter(key -> !key.isBlank())
                .isPresent());
    }
}
