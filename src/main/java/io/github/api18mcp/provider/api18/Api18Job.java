package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.provider.Report;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The job as Api18.dev answers it (section 5 of its reference). Each field is read by itself: one that is missing or odd must
 * not hide the id of a job that is paid for.
 */
record Api18Job(JsonNode json) {

    Optional<String> id() {
        JsonNode id = json.path("id");
        return id.isTextual() || id.isIntegralNumber()
                ? Optional.of(id.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    Report report() {
        return switch (json.path("status").asText()) {
            case "processing" -> new Report.Working();
            case "completed" -> new Report.Completed(outputs(), cost(), instant("completed_at"), instant("expires_at"));
            case "failed" -> new Report.Failed(errorText());
            default -> new Report.Unreadable("the job has no documented status");
        };
    }

    private List<Output> outputs() {
        Optional<Instant> expiry = instant("expires_at");
        return StreamSupport.stream(json.path("data").spliterator(), false)
                .flatMap(datum -> address(datum.path("url")).stream())
                .map(url -> Output.at(url, expiry))
                .toList();
    }

    private Optional<Usd> cost() {
        JsonNode cost = json.path("cost_usd");
        return cost.isNumber() && Double.isFinite(cost.doubleValue())
                ? Optional.of(cost.decimalValue()).filter(Usd::isAmount).map(Usd::new)
                : Optional.empty();
    }

    private String errorText() {
        JsonNode error = json.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return "no reason given";
        }
        return Api18Error.shortened(
                error.isTextual() ? error.textValue() : error.path("message").asText(error.toString()));
    }

    private static Optional<URI> address(JsonNode url) {
        try {
            return Optional.ofNullable(url.textValue()).map(URI::create).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> instant(String field) {
        try {
            return Optional.ofNullable(json.path(field).textValue())
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
