package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keeps a request from becoming a job because its prompt says so. */
final class Obstacles {

    private final Alternation attempts = new Alternation();

    /** @throws Refusal for the first word that stands in the way */
    void pass(Set<TriggerWord> words, JsonNode body) {
        words.stream()
                .sorted()
                .flatMap(word -> answer(word, body).stream())
                .findFirst()
                .ifPresent(answer -> {
                    throw new Refusal(answer);
                });
    }

    private Optional<Answer> answer(TriggerWord word, JsonNode body) {
        return switch (word) {
            case UNAUTHORIZED -> Optional.of(Answer.error(401, "invalid_api_key", "The API key is not valid."));
            case NO_BALANCE -> Optional.of(Answer.error(402, "insufficient_balance", "Add credits in Billing."));
            case PROMO_BALANCE ->
                Optional.of(Answer.error(402, "paid_balance_required", "The balance is welcome credit only."));
            case NO_MODEL -> Optional.of(Answer.error(404, "model_not_found", "There is no such model."));
            case INVALID ->
                Optional.of(Answer.invalid(List.of(new Violation("prompt", "a prompt without #400", "one with it"))));
            case RATE_LIMITED_ONCE -> first(word, body, Answer.rateLimited());
            case RATE_LIMITED -> Optional.of(Answer.rateLimited());
            case BROKEN -> Optional.of(Answer.html(500, "Internal Server Error"));
            case UNAVAILABLE_ONCE -> first(word, body, unavailable());
            case UNAVAILABLE -> Optional.of(unavailable());
            case BAD_GATEWAY -> Optional.of(Answer.html(502, "Bad Gateway"));
            default -> Optional.empty();
        };
    }

    private Optional<Answer> first(TriggerWord word, JsonNode body, Answer answer) {
        return attempts.yes(List.of(word, body)) ? Optional.of(answer) : Optional.empty();
    }

    private static Answer unavailable() {
        return Answer.error(502, "generation_unavailable", "Generation is unavailable at the moment; try again.");
    }
}
