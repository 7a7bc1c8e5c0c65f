package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Refusal;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import java.util.Optional;

/** A response of Api18.dev, and what it says about the job and the money. */
record Api18Answer(ServiceResponse response) {

    Submission submission(ExpectedOutputs expected) {
        Api18Job job = Api18Job.of(response);
        Optional<ProviderJob> named = job.id().map(id -> new ProviderJob(id, job.report(expected)));
        return named.filter(accepted -> response.isSuccess())
                .<Submission>map(Submission.Accepted::new)
                .orElseGet(() -> Refusal.of(response)
                        .submission(refused -> new Api18Error(refused).reason(), named.filter(it -> job.isCertain())));
    }

    Report report(ExpectedOutputs expected) {
        if (isJobNotFound()) {
            return new Report.NotFound();
        }
        return response.isSuccess() && response.body().isContainerNode()
                ? Api18Job.of(response).report(expected)
                : new Report.Unreadable(response.trouble());
    }

    boolean isJobNotFound() {
        Api18Error error = new Api18Error(response);
        return error.hasType("job_not_found") || response.status() == 404 && error.saysNoJob();
    }
}
