package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.Fields;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.github.api18mcp.provider.Submission.Uncertain;
import java.util.Collection;
import java.util.Optional;

/** An answer of imghero, read for what it says about the picture and the balance. */
record ImgheroAnswer(HttpAnswer http) {

    /** @param before the pictures that the page had already */
    Submission submission(Collection<Picture> before) {
        if (!http.isSuccess()) {
            return declined()
                    .<Submission>map(declined -> declined)
                    .orElseGet(() -> new Uncertain("the service answered HTTP " + http.status()));
        }
        return new Fields(http.body())
                .id("url_id")
                .map(id -> Ticket.of(id, before).toString())
                .<Submission>map(ticket -> new Submission.Accepted(new Standing(ticket, new Report.Working())))
                .orElseGet(() -> new Uncertain("the service's answer holds no url_id"));
    }

    /** Why nothing was charged; empty where that cannot be said. */
    Optional<Declined> declined() {
        return reason().map(reason -> new Declined(reason, type(), HttpAnswer.shortened(message())));
    }

    private Optional<Reason> reason() {
        return switch (http.status()) {
            case 401 -> Optional.of(Reason.INVALID_KEY);
            case 402 -> Optional.of(Reason.INSUFFICIENT_BALANCE);
            case 403 -> Optional.of(Reason.PAID_BALANCE_REQUIRED);
            case 404 -> Optional.of(Reason.NOT_FOUND);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(Reason.RATE_LIMITED);
            default ->
                http.isMoved()
                        ? Optional.of(Reason.NOT_FOUND)
                        : http.isClientError() ? Optional.of(Reason.INVALID_REQUEST) : Optional.empty();
        };
    }

    /** The documents say what codes mean and not how errors are written. */
    private Optional<String> type() {
        return error().text("type").or(() -> error().text("code"));
    }

    private String message() {
        return error().text("message")
                .or(() -> error().text("detail"))
                .or(() -> error().text("error"))
                .orElse("HTTP " + http.status());
    }

    private Fields error() {
        return http.body().path("error").isObject() ? new Fields(http.body().path("error")) : new Fields(http.body());
    }
}
