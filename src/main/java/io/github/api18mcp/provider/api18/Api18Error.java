package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import java.util.Optional;

/** A non-2xx response of Api18.dev (section 9 of its reference). */
record Api18Error(ServiceResponse response) {

    boolean hasType(String type) {
        return body().type().filter(type::equals).isPresent();
    }

    /** Why the service declined and charged nothing; empty if it may have charged. */
    Optional<Declined> declined() {
        return reason().map(reason -> new Declined(reason, body().type(), message()));
    }

    private Optional<DeclineReason> reason() {
        return switch (response.status()) {
            case 402 ->
                hasType("paid_balance_required")
                        ? Optional.of(DeclineReason.PAID_BALANCE_REQUIRED)
                        : response.declineReason();
            case 404 ->
                hasType("model_not_found") ? Optional.of(DeclineReason.MODEL_NOT_FOUND) : response.declineReason();
            case 502 ->
                hasType("generation_unavailable") ? Optional.of(DeclineReason.UNAVAILABLE) : response.declineReason();
            default -> response.declineReason();
        };
    }

    private String message() {
        JsonNode details = body().fields().json().path("details");
        return details.isMissingNode() || details.isNull()
                ? body().message()
                : ServiceResponse.truncate(body().message() + " " + details);
    }

    private ErrorBody body() {
        return new ErrorBody(response);
    }
}
