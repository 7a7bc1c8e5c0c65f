package io.github.api18mcp.watch;

import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether calls can be served here: the checks and their answers. */
@Singleton
class Readiness {

    private final JournalCheck journal;
    private final Providers providers;
    private final OpenCalls calls;

    Readiness(JournalCheck journal, Providers providers, OpenCalls calls) {
        this.journal = journal;
        this.providers = providers;
        this.calls = calls;
    }

    Uni<List<HealthCheck>> checks() {
        return journal.look().map(journal -> List.of(journal, providers(), circuits(), calls()));
    }

    private HealthCheck providers() {
        String usable = titles(provider -> provider.unusable().isEmpty());
        String unusable = titles(provider -> provider.unusable().isPresent());
        String says = Stream.of(
                        usable.isEmpty() ? "no service can be used" : usable + " can be used",
                        unusable.isEmpty() ? "" : "without a key: " + unusable)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return HealthCheck.of("providers", !usable.isEmpty(), says);
    }

    /**
     * Reported, but not a reason to be down: jobs are still submitted and tracked, and no other replica would do
     * better.
     */
    private HealthCheck circuits() {
        String open = titles(provider -> isIn(provider, CircuitBreakerState.OPEN));
        String halfOpen = titles(provider -> isIn(provider, CircuitBreakerState.HALF_OPEN));
        String says = Stream.of(
                        open.isEmpty() ? "" : "open, not polled for some seconds because it did not answer: " + open,
                        halfOpen.isEmpty() ? "" : "half open, being tried again: " + halfOpen)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return HealthCheck.of("circuits", true, says.isEmpty() ? "closed" : says);
    }

    private HealthCheck calls() {
        return calls.isStopping()
                ? HealthCheck.of("calls", false, "stopping: open calls are answered, no new ones are accepted")
                : HealthCheck.of("calls", true, "taken");
    }

    private String titles(Predicate<Provider> which) {
        return providers.all().stream()
                .filter(which)
                .map(provider -> provider.service().title())
                .collect(Collectors.joining(", "));
    }

    private static boolean isIn(Provider provider, CircuitBreakerState state) {
        return provider.circuit().filter(state::equals).isPresent();
    }
}
