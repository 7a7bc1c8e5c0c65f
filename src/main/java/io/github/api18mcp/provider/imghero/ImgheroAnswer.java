package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;
import java.util.Collection;
import java.util.Optional;

/** An answer of imghero, read for what it says about the picture and the balance. */
record ImgheroAnswer(ServiceResponse http) {

    /** @param before the pictures that the page had already */
    Submission submission(Collection<ImgheroPicture> before) {
        if (!http.isSuccess()) {
            return declined()
                    .<Submission>map(declined -> declined)
                    .orElseGet(() -> new Uncertain("the service answered HTTP " + http.status()));
        }
        return new JsonFields(http.body())
                .id("url_id")
                .map(id -> ImgheroJobId.of(id, before).toString())
                .<Submission>map(ticket -> new Submission.Accepted(new ProviderJob(ticket, new Report.InProgress())))
                .orElseGet(() -> new Uncertain("the service's answer holds no url_id"));
    }

    /** Why nothing was charged; empty where that cannot be said. */
    Optional<Declined> declined() {
        ErrorBody error = new ErrorBody(http);
        return reason().map(reason -> new Declined(reason, error.type(), error.message()));
    }

    private Optional<DeclineReason> reason() {
        return http.status() == 403 ? Optional.of(DeclineReason.PAID_BALANCE_REQUIRED) : http.reason();
    }
}
