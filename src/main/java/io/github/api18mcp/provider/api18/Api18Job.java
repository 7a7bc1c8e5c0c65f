package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.ServiceResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job in a response of Api18.dev (section 5 of its reference). */
record Api18Job(JsonFields fields) {

    Optional<String> id() {
        return fields.id("id");
    }

    Report report() {
        return switch (fields.text("status").orElse("")) {
            case "processing" -> new Report.InProgress();
            case "completed" ->
                new Report.Succeeded(
                        outputs(),
                        fields.amount("cost_usd").map(Usd::new),
                        fields.instant("completed_at"),
                        fields.instant("expires_at"));
            case "failed" -> new Report.GenerationFailed(errorMessage(), Refund.GIVEN);
            default -> new Report.Unreadable("the job has an undocumented status");
        };
    }

    private List<Output> outputs() {
        Optional<Instant> expiresAt = fields.instant("expires_at");
        return fields.entries("data")
                .flatMap(output -> output.url("url").stream())
                .map(url -> Output.at(url, expiresAt))
                .toList();
    }

    private String errorMessage() {
        JsonNode error = fields.json().path("error");
        if (error.isMissingNode() || error.isNull()) {
            return "no reason given";
        }
        return ServiceResponse.truncate(
                error.isTextual() ? error.textValue() : error.path("message").asText(error.toString()));
    }
}
