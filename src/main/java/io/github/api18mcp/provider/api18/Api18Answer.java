package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;

/** A response of Api18.dev, and what it says about the job and the money. */
record Api18Answer(ServiceResponse response) {

    Submission submission() {
        if (!response.isSuccess()) {
            return error().declined()
                    .<Submission>map(declined -> declined)
                    .orElseGet(() -> new Submission.Uncertain("the service answered HTTP " + response.status()));
        }
        Api18Job job = new Api18Job(new JsonFields(response.body()));
        return job.id()
                .<Submission>map(id -> new Submission.Accepted(new ProviderJob(id, job.report())))
                .orElseGet(() -> new Submission.Uncertain("the service's answer contains no job id"));
    }

    Report report() {
        if (isJobNotFound()) {
            return new Report.NotFound();
        }
        if (!response.isSuccess()) {
            return new Report.Unreadable("the service answered HTTP " + response.status());
        }
        return response.body().isObject()
                ? new Api18Job(new JsonFields(response.body())).report()
                : new Report.Unreadable("the service's answer is not a job");
    }

    boolean isJobNotFound() {
        return response.status() == 404 && error().hasType("job_not_found");
    }

    private Api18Error error() {
        return new Api18Error(response);
    }
}
