package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.util.Optional;

/** A non-2xx answer of Api18.dev (section 9 of its reference). */
record Api18Error(ServiceResponse answer) {

    boolean is(String name) {
        return body().type().filter(name::equals).isPresent();
    }

    /** Why nothing was charged; empty where that cannot be said. */
    Optional<Declined> declined() {
        return reason().map(reason -> new Declined(reason, body().type(), message()));
    }

    private Optional<DeclineReason> reason() {
        return switch (answer.status()) {
            case 402 ->
                is("paid_balance_required") ? Optional.of(DeclineReason.PAID_BALANCE_REQUIRED) : answer.reason();
            case 404 -> is("model_not_found") ? Optional.of(DeclineReason.MODEL_NOT_FOUND) : answer.reason();
            case 502 -> is("generation_unavailable") ? Optional.of(DeclineReason.UNAVAILABLE) : answer.reason();
            default -> answer.reason();
        };
    }

    private String message() {
        JsonNode details = body().fields().json().path("details");
        return details.isMissingNode() || details.isNull()
                ? body().message()
                : ServiceResponse.shortened(body().message() + " " + details);
    }

    private ErrorBody body() {
        return new ErrorBody(answer);
    }
}
