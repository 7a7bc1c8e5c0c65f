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

/** Sends the requests of lookups and reads their responses. */
@Singleton
class LookupClient {

    private final RequestQueue queue;

    LookupClient(RequestQueue queue) {
        this.queue = queue;
    }

    Uni<Result> send(Supplier<Uni<ServiceResponse>> request) {
        return queue.send(Lane.FREE, request)
                .map(LookupClient::result)
                .onFailure()
                .recoverWithItem(failure -> unavailable("no answer (" + new ConnectionFailure(failure) + ")"));
    }

    private static Result result(ServiceResponse response) {
        if (response.isSuccess()) {
            return response.isWhole() && response.body().isObject()
                    ? new Found(response.body())
                    : unavailable(response.words() + ", which is no JSON object");
        }
        return new ImgheroAnswer(response)
                .declined()
                .<Result>map(Unanswered::new)
                .orElseGet(() -> unavailable(response.words()));
    }

    private static Result unavailable(String message) {
        return new Unanswered(new Declined(DeclineReason.UNAVAILABLE, Optional.empty(), message));
    }
}
