package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fails a request if a trigger word in its prompt says so. */
final class FaultInjection {

    private final Function<TriggerWord, Optional<SandboxResponse>> faults;
    private final Set<TriggerWord> ignored;
    private final Alternation attempts = new Alternation();

    /** @param faults the service's error response to a word; empty if the word does not fail its requests */
    FaultInjection(Function<TriggerWord, Optional<SandboxResponse>> faults) {
        this(faults, Set.of());
    }

    /** @param ignored words that have no effect on the service's jobs */
    FaultInjection(Function<TriggerWord, Optional<SandboxResponse>> faults, Set<TriggerWord> ignored) {
        this.faults = faults;
        this.ignored = Set.copyOf(ignored);
    }

    /**
     * Returns the words that affect the job.
     *
     * @throws SandboxException with the response to the first word that fails the request
     */
    Set<TriggerWord> apply(Set<TriggerWord> words, JsonNode request) {
        words.stream()
                .sorted()
                .filter(word -> faults.apply(word).isPresent())
                .filter(word -> !word.isTransient() || attempts.nextFails(List.of(word, request)))
                .findFirst()
                .flatMap(faults)
                .ifPresent(response -> {
                    throw new SandboxException(response);
                });
        return words.stream().filter(word -> !ignored.contains(word)).collect(Collectors.toUnmodifiableSet());
    }
}
