package io.github.api18mcp.provider.theo;

import io.github.api18mcp.provider.ErrorBody;
import io.github.api18mcp.provider.Fields;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Standing;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;

/** An answer of Theo, read for what it says about the images and the money. */
record TheoAnswer(HttpAnswer http) {

    Submission submission() {
        if (!http.isSuccess()) {
            ErrorBody error = new ErrorBody(http);
            return http.reason()
                    .<Submission>map(reason -> new Declined(reason, error.type(), error.message()))
                    .orElseGet(() -> new Uncertain("the service answered HTTP " + http.status()));
        }
        TheoImages images = new TheoImages(new Fields(http.body()));
        return images.id()
                .<Submission>map(id -> new Submission.Accepted(new Standing(id, images.report())))
                .orElseGet(() -> new Uncertain("the service's answer holds no id"));
    }
}
