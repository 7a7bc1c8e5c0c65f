package io.github.api18mcp.provider;

import io.github.api18mcp.catalog.PublicUrl;
import io.github.api18mcp.media.FetchRules;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All built-in providers, found by their name in the catalog. Outputs are fetched from their own and from public addresses. */
@Singleton
public class Providers implements FetchRules {

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
        return providers.stream().anyMatch(provider -> provider.account().serves(address));
    }

    @Override
    public boolean allows(URI address) {
        return mayBeFetched(address, this::anyServes);
    }

    /** A key goes to the service's own origin only. */
    @Override
    public Optional<String> authorization(URI address) {
        return providers.stream()
                .flatMap(provider -> provider.account().authorization(address).stream())
                .findFirst();
    }

    /** A public name may lead to a private address, but nothing there has a certificate for that name. */
    static boolean mayBeFetched(URI address, Predicate<URI> trusted) {
        return trusted.test(address)
                || "https".equalsIgnoreCase(address.getScheme())
                        && PublicUrl.objection(address.toString(), trusted).isEmpty();
    }
}
