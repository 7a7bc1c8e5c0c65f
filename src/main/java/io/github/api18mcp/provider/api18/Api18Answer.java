package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;

/** An answer of Api18.dev, read for what it says about the job and the money. */
record Api18Answer(ServiceResponse http) {

    Submission submission() {
        if (!http.isSuccess()) {
            return error().declined()
                    .<Submission>map(declined -> declined)
                    .orElseGet(() -> new Submission.Uncertain("the service answered HTTP " + http.status()));
        }
        Api18Job job = new Api18Job(new JsonFields(http.body()));
        return job.id()
                .<Submission>map(id -> new Submission.Accepted(new ProviderJob(id, job.report())))
                .orElseGet(() -> new Submission.Uncertain("the service's answer holds no job id"));
    }

    Report report() {
        JsonNode body = http.body();
        if (http.status() == 404 && error().is("job_not_found")) {
            return new Report.NotFound();
        }
        if (!http.isSuccess()) {
            return new Report.Unreadable("the service answered HTTP " + http.status());
        }
        return body.isObject()
                ? new Api18Job(new JsonFields(body)).report()
                : new Report.Unreadable("the service's answer is no job");
    }

    private Api18Error error() {
        return new Api18Error(http);
    }
}
