package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Lookup;
import io.github.api18mcp.provider.Lookup.Result;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks a service for what it knows; makes nothing and spends nothing. */
@Singleton
public class Lookups {

    private final Providers providers;

    Lookups(Providers providers) {
        this.providers = providers;
    }

    /** What is looked up, as the service says it, or why there is nothing. */
    public Uni<LookupResult> look(Lookup lookup, Arguments arguments, Mode mode) {
        Provider provider = providers.named(lookup.service()).orElseThrow();
        return provider.unusable()
                .map(why -> nothing(new Outcome.Rejected(Optional.empty(), mode, Refusals.missingKey(why))))
                .orElseGet(() -> lookup.ask(arguments)
                        .chain(answer -> answer instanceof Result.Found found
                                ? Uni.createFrom().item(new LookupResult.Found(found.json()))
                                : nothing(declined(((Result.Unanswered) answer).why(), provider, mode))));
    }

    private static Outcome declined(Declined why, Provider provider, Mode mode) {
        JobError error = new Failures(provider.service()).error(why);
        return new Outcome.Declined(mode, why.reason() == DeclineReason.NOT_FOUND ? notFound(error) : error);
    }

    /** Other than a job's, an address that is not there is one that the caller gave. */
    private static JobError notFound(JobError error) {
        return new JobError(
                error.type(), error.message(), "Check the id that you gave.", error.providerType(), error.violations());
    }

    private static Uni<LookupResult> nothing(Outcome why) {
        return Uni.createFrom().item(new LookupResult.NotFound(why));
    }
}
