package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.Lookup.Result;
import io.github.api18mcp.provider.Lookup.Result.Found;
import io.github.api18mcp.provider.Lookup.Result.Unanswered;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.imghero.RequestQueue.Lane;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** What the look-ups have in common. */
@Singleton
class Looking {

    private final RequestQueue turnstile;

    Looking(RequestQueue turnstile) {
        this.turnstile = turnstile;
    }

    Uni<Result> answer(Supplier<Uni<ServiceResponse>> request) {
        return turnstile
                .pass(Lane.READING, request)
                .map(Looking::answer)
                .onFailure()
                .recoverWithItem(failure -> unavailable("no answer (" + new ConnectionFailure(failure) + ")"));
    }

    private static Result answer(ServiceResponse http) {
        if (http.isSuccess()) {
            return http.body().isObject() ? new Found(http.body()) : unavailable("its answer is no JSON object");
        }
        return new ImgheroAnswer(http)
                .declined()
                .<Result>map(Unanswered::new)
                .orElseGet(() -> unavailable("it answers HTTP " + http.status()));
    }

    private static Result unavailable(String why) {
        return new Unanswered(new Declined(DeclineReason.UNAVAILABLE, Optional.empty(), why));
    }
}
