package io.github.api18mcp.provider.theo;

import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Refusal;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import java.util.Optional;

/** A response of Theo, and what it says about the images and the money. */
record TheoAnswer(ServiceResponse response) {

    /** Images are a result also where their id is missing, which is never asked for. */
    private static final String WITHOUT_ID = "unnamed";

    Submission submission(ExpectedOutputs expected) {
        TheoImages images = TheoImages.of(response);
        Report report = images.report(expected);
        boolean made = report instanceof Report.Succeeded succeeded
                && !succeeded.outputs().isEmpty();
        Optional<ProviderJob> named = images.id()
                .or(() -> made ? Optional.of(WITHOUT_ID) : Optional.empty())
                .map(id -> new ProviderJob(id, report));
        return named.filter(accepted -> response.isSuccess())
                .<Submission>map(Submission.Accepted::new)
                .orElseGet(() ->
                        Refusal.of(response).submission(ServiceResponse::declineReason, named.filter(it -> made)));
    }
}
