package io.github.api18mcp.provider.theo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.Fields;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.github.api18mcp.provider.Submission.Uncertain;
import java.util.Optional;

/** An answer of Theo, read for what it says about the images and the money. */
record TheoAnswer(HttpAnswer http) {

    Submission submission() {
        if (!http.isSuccess()) {
            return reason().<Submission>map(this::declined)
                    .orElseGet(() -> new Uncertain("the service answered HTTP " + http.status()));
        }
        TheoImages images = new TheoImages(new Fields(http.body()));
        return images.id()
                .<Submission>map(id -> new Submission.Accepted(new Standing(id, images.report())))
                .orElseGet(() -> new Uncertain("the service's answer holds no id"));
    }

    /** Why nothing was charged; empty where that cannot be said. */
    private Optional<Reason> reason() {
        return switch (http.status()) {
            case 401, 403 -> Optional.of(Reason.INVALID_KEY);
            case 402 -> Optional.of(Reason.INSUFFICIENT_BALANCE);
            case 404 -> Optional.of(Reason.NOT_FOUND);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(Reason.RATE_LIMITED);
            default ->
                http.isMoved()
                        ? Optional.of(Reason.NOT_FOUND)
                        : http.isClientError() ? Optional.of(Reason.INVALID_REQUEST) : Optional.empty();
        };
    }

    /** The documents name the codes of errors and not where they stand. */
    private Declined declined(Reason reason) {
        JsonNode error = http.body().path("error");
        Fields inner = new Fields(error.isObject() ? error : http.body());
        Optional<String> code = inner.text("code").or(() -> inner.text("type")).or(() -> inner.text("error"));
        String message = inner.text("message").or(() -> code).orElse("HTTP " + http.status());
        return new Declined(reason, code, HttpAnswer.shortened(message));
    }
}
