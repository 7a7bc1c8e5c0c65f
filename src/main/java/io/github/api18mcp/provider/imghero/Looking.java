package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Lookup.Answer;
import io.github.api18mcp.provider.Lookup.Answer.Found;
import io.github.api18mcp.provider.Lookup.Answer.Refused;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.github.api18mcp.provider.imghero.Turnstile.Lane;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** What the look-ups have in common. */
@Singleton
class Looking {

    private final Turnstile turnstile;

    Looking(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    Uni<Answer> answer(Supplier<Uni<HttpAnswer>> request) {
        return turnstile
                .pass(Lane.READING, request)
                .map(Looking::answer)
                .onFailure()
                .recoverWithItem(failure -> unavailable("no answer (" + new ConnectionFailure(failure) + ")"));
    }

    private static Answer answer(HttpAnswer http) {
        if (http.isSuccess()) {
            return http.body().isObject() ? new Found(http.body()) : unavailable("its answer is no JSON object");
        }
        return new ImgheroAnswer(http)
                .declined()
                .<Answer>map(Refused::new)
                .orElseGet(() -> unavailable("it answers HTTP " + http.status()));
    }

    private static Answer unavailable(String why) {
        return new Refused(new Declined(Reason.UNAVAILABLE, Optional.empty(), why));
    }
}
