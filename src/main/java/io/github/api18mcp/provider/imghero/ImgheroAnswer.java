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

/** A response of imghero, and what it says about the picture and the balance. */
record ImgheroAnswer(ServiceResponse response) {

    /** @param existing the pictures that the page had before the request */
    Submission submission(Collection<ImgheroPicture> existing) {
        if (!response.isSuccess()) {
            return declined()
                    .<Submission>map(declined -> declined)
                    .orElseGet(() -> new Uncertain("the service answered HTTP " + response.status()));
        }
        return new JsonFields(response.body())
                .id("url_id")
                .map(urlId -> ImgheroJobId.of(urlId, existing).toString())
                .<Submission>map(jobId -> new Submission.Accepted(new ProviderJob(jobId, new Report.InProgress())))
                .orElseGet(() -> new Uncertain("the service's answer contains no url_id"));
    }

    /** Why the service declined and charged nothing; empty if it may have charged. */
    Optional<Declined> declined() {
        ErrorBody error = new ErrorBody(response);
        return reason().map(reason -> new Declined(reason, error.type(), error.message()));
    }

    private Optional<DeclineReason> reason() {
        return response.status() == 403 ? Optional.of(DeclineReason.PAID_BALANCE_REQUIRED) : response.declineReason();
    }
}
