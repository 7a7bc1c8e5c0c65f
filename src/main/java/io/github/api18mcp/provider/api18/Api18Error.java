package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission.DeclineReason;
import java.util.Optional;
import java.util.regex.Pattern;

/** A non-2xx response of Api18.dev (section 9 of its reference). */
record Api18Error(ServiceResponse response) {

    private static final Pattern NO_JOB = Pattern.compile("(?i)\\b(job|generation|task)\\b.*\\bnot (be )?(found|exist)"
            + "|\\b(no such|unknown) (job|generation|task)\\b");

    boolean hasType(String type) {
        return body().type().filter(type::equals).isPresent();
    }

    /** Whether it says in other words than its documents that there is no such job. */
    boolean saysNoJob() {
        return NO_JOB.matcher(body().message()).find();
    }

    /** Why the service declined and charged nothing; empty if it may have charged. */
    Optional<DeclineReason> reason() {
        if (response.isBlocked()) {
            return response.declineReason();
        }
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

    private ErrorBody body() {
        return new ErrorBody(response);
    }
}
