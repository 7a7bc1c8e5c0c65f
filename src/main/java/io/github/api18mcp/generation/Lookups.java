package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.generation.Outcome.LookedUp;
import io.github.api18mcp.generation.Outcome.LookupDeclined;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.generation.failure.DeclinedErrors;
import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Looks things up at a service. Generates and spends nothing. */
@Singleton
public class Lookups {

    private final Providers providers;

    Lookups(Providers providers) {
        this.providers = providers;
    }

    public Uni<Outcome> lookup(Lookup lookup, Arguments arguments, Mode mode) {
        Provider provider = providers.byName(lookup.service()).orElseThrow();
        DeclinedErrors errors = new DeclinedErrors(provider.service());
        return provider.unusable()
                .map(why -> Uni.createFrom()
                        .<Outcome>item(new Rejected(Optional.empty(), mode, Rejections.missingKey(why))))
                .orElseGet(() -> lookup.ask(arguments)
                        .map(result -> result.fold(
                                found -> new LookedUp(found.json()),
                                unanswered -> new LookupDeclined(mode, errors.lookupError(unanswered.declined())))));
    }
}
