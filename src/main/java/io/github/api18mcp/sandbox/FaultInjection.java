package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What keeps a request from becoming a job because its own words say so. */
final class FaultInjection {

    private final Function<TriggerWord, Optional<SandboxResponse>> answers;
    private final Set<TriggerWord> meaningless;
    private final Alternation attempts = new Alternation();

    /** @param answers a service's answer to a word; none where the word stands in nobody's way there */
    FaultInjection(Function<TriggerWord, Optional<SandboxResponse>> answers) {
        this(answers, Set.of());
    }

    /** @param meaningless what means nothing there to a job either */
    FaultInjection(Function<TriggerWord, Optional<SandboxResponse>> answers, Set<TriggerWord> meaningless) {
        this.answers = answers;
        this.meaningless = Set.copyOf(meaningless);
    }

    /**
     * The words that go on to the job.
     *
     * @throws SandboxException for the first word that stands in the way
     */
    Set<TriggerWord> pass(Set<TriggerWord> words, JsonNode body) {
        words.stream()
                .sorted()
                .filter(word -> answers.apply(word).isPresent())
                .filter(word -> !word.isPassing() || attempts.yes(List.of(word, body)))
                .findFirst()
                .flatMap(answers)
                .ifPresent(answer -> {
                    throw new SandboxException(answer);
                });
        return words.stream().filter(word -> !meaningless.contains(word)).collect(Collectors.toUnmodifiableSet());
    }
}
