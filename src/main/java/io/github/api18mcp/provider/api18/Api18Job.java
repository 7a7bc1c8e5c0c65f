package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.provider.Report;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The job as Api18.dev answers it (section 5 of its reference); any field may be missing in what really comes. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Api18Job(
        String id,
        String status,
        String completed_at,
        String expires_at,
        JsonNode error,
        BigDecimal cost_usd,
        List<Datum> data) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Datum(String url) {}

    boolean isReadable() {
        return id != null && !id.isBlank() && status != null;
    }

    Report report() {
        return switch (Objects.toString(status)) {
            case "processing" -> new Report.Working();
            case "completed" -> new Report.Completed(outputs(), cost(), instant(completed_at), instant(expires_at));
            case "failed" -> new Report.Failed(errorText());
            default -> new Report.Unreadable("the job has the undocumented status " + status);
        };
    }

    private List<Output> outputs() {
        Optional<Instant> expiry = instant(expires_at);
        return Optional.ofNullable(data).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(datum -> address(datum.url()).stream())
                .map(url -> Output.at(url, expiry))
                .toList();
    }

    private Optional<Usd> cost() {
        return Optional.ofNullable(cost_usd).filter(Usd::isAmount).map(Usd::new);
    }

    private String errorText() {
        if (error == null || error.isNull()) {
            return "no reason given";
        }
        return error.isTextual() ? error.textValue() : error.path("message").asText(error.toString());
    }

    private static Optional<URI> address(String url) {
        try {
            return Optional.ofNullable(url).map(URI::create).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
