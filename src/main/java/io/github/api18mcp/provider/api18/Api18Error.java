package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import java.util.Optional;

/** A non-2xx answer of Api18.dev (section 9 of its reference). */
record Api18Error(HttpAnswer answer) {

    boolean is(String name) {
        return body().type().filter(name::equals).isPresent();
    }

    /** Why nothing was charged; empty where that cannot be said. */
    Optional<Declined> declined() {
        return reason().map(reason -> new Declined(reason, body().type(), message()));
    }

    private Optional<Reason> reason() {
        return switch (answer.status()) {
            case 402 -> is("paid_balance_required") ? Optional.of(Reason.PAID_BALANCE_REQUIRED) : answer.reason();
            case 404 -> is("model_not_found") ? Optional.of(Reason.MODEL_NOT_FOUND) : answer.reason();
            case 502 -> is("generation_unavailable") ? Optional.of(Reason.UNAVAILABLE) : answer.reason();
            default -> answer.reason();
        };
    }

    private String message() {
        JsonNode details = body().fields().json().path("details");
        return details.isMissingNode() || details.isNull()
                ? body().message()
                : HttpAnswer.shortened(body().message() + " " + details);
    }

    private ErrorBody body() {
        return new ErrorBody(answer);
    }
}
