package io.github.api18mcp.provider;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All built-in providers, found by their name in the catalog. */
@Singleton
public class Providers {

    private final List<Provider> providers;

    Providers(@All List<Provider> providers) {
        this.providers = providers.stream()
                .sorted(Comparator.comparing(provider -> provider.service().title()))
                .toList();
    }

    public Optional<Provider> byName(String name) {
        return providers.stream()
                .filter(provider -> provider.service().name().equals(name))
                .findFirst();
    }

    public List<Provider> all() {
        return providers;
    }

    public boolean anyServes(URI address) {
        return providers.stream().anyMatch(provider -> provider.serves(address));
    }
}
