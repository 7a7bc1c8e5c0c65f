package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.api18mcp.provider.Key;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Submission;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** An HTTP answer of Api18.dev, read for what it says about the job and the money. */
record Answer(int status, JsonNode body, Optional<Duration> retryAfter) {

    static Answer of(Response response, Key key, ObjectMapper mapper) {
        return new Answer(
                response.getStatus(),
                json(key.hiddenIn(Objects.requireNonNullElse(response.readEntity(String.class), "")), mapper),
                seconds(response.getHeaderString("Retry-After")));
    }

    Submission submission() {
        if (!isSuccess()) {
            Api18Error error = error();
            return error.declined()
                    .<Submission>map(declined -> declined)
                    .orElseGet(() -> new Submission.Uncertain("the service answered HTTP " + status));
        }
        Api18Job job = new Api18Job(body);
        return job.id()
                .<Submission>map(id -> new Submission.Accepted(id, job.report()))
                .orElseGet(() -> new Submission.Uncertain("the service's answer holds no job id"));
    }

    Report report() {
        if (status == 404 && error().is("job_not_found")) {
            return new Report.Gone();
        }
        if (!isSuccess()) {
            return new Report.Unreadable("the service answered HTTP " + status);
        }
        return body.isObject() ? new Api18Job(body).report() : new Report.Unreadable("the service's answer is no job");
    }

    private boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    private Api18Error error() {
        return Api18Error.of(status, body);
    }

    private static JsonNode json(String text, ObjectMapper mapper) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Duration> seconds(String header) {
        return Optional.ofNullable(header)
                .filter(text -> text.strip().matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())));
    }
}
