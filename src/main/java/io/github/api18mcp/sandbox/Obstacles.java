package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What keeps a request from becoming a job because its own words say so. */
final class Obstacles {

    private final Function<TriggerWord, Optional<Answer>> answers;
    private final Alternation attempts = new Alternation();

    /** @param answers a service's answer to a word; none where the word means nothing there */
    Obstacles(Function<TriggerWord, Optional<Answer>> answers) {
        this.answers = answers;
    }

    /** @throws Refusal for the first word that stands in the way */
    void pass(Set<TriggerWord> words, JsonNode body) {
        words.stream()
                .sorted()
                .filter(word -> answers.apply(word).isPresent())
                .filter(word -> !word.isPassing() || attempts.yes(List.of(word, body)))
                .findFirst()
                .flatMap(answers)
                .ifPresent(answer -> {
                    throw new Refusal(answer);
                });
    }
}
