package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.ErrorBody;
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
        ErrorBody error = new ErrorBody(http);
        return reason().map(reason -> new Declined(reason, error.type(), error.message()));
    }

    private Optional<Reason> reason() {
        return http.status() == 403 ? Optional.of(Reason.PAID_BALANCE_REQUIRED) : http.reason();
    }
}
