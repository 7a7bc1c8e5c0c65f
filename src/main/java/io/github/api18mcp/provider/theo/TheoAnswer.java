package io.github.api18mcp.provider.theo;

import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;

/** A response of Theo, and what it says about the images and the money. */
record TheoAnswer(ServiceResponse response) {

    Submission submission() {
        if (!response.isSuccess()) {
            ErrorBody error = new ErrorBody(response);
            return response.declineReason()
                    .<Submission>map(reason -> new Declined(reason, error.type(), error.message()))
                    .orElseGet(() -> new Uncertain("the service answered HTTP " + response.status()));
        }
        TheoImages images = new TheoImages(new JsonFields(response.body()));
        return images.id()
                .<Submission>map(id -> new Submission.Accepted(new ProviderJob(id, images.report())))
                .orElseGet(() -> new Uncertain("the service's answer contains no id"));
    }
}
