package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import java.util.Optional;

/** A non-2xx answer of Api18.dev (section 9 of its reference). */
record Api18Error(HttpAnswer answer, Optional<String> type, String message) {

    static Api18Error of(HttpAnswer answer) {
        JsonNode error = answer.body().path("error");
        Optional<String> type = Optional.ofNullable(error.path("type").textValue());
        String message = error.path("message").asText("HTTP " + answer.status());
        JsonNode details = error.path("details");
        String whole = details.isMissingNode() || details.isNull() ? message : message + " " + details;
        return new Api18Error(answer, type, HttpAnswer.shortened(whole));
    }

    boolean is(String name) {
        return type.filter(name::equals).isPresent();
    }

    /** Why nothing was charged; empty where that cannot be said. */
    Optional<Declined> declined() {
        return reason().map(reason -> new Declined(reason, type, message));
    }

    private Optional<Reason> reason() {
        return switch (answer.status()) {
            case 401, 403 -> Optional.of(Reason.INVALID_KEY);
            case 402 ->
                Optional.of(is("paid_balance_required") ? Reason.PAID_BALANCE_REQUIRED : Reason.INSUFFICIENT_BALANCE);
            case 404 -> Optional.of(is("model_not_found") ? Reason.MODEL_NOT_FOUND : Reason.NOT_FOUND);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(Reason.RATE_LIMITED);
            case 502 -> is("generation_unavailable") ? Optional.of(Reason.UNAVAILABLE) : Optional.empty();
            default ->
                answer.isMoved()
                        ? Optional.of(Reason.NOT_FOUND)
                        : answer.isClientError() ? Optional.of(Reason.INVALID_REQUEST) : Optional.empty();
        };
    }
}
