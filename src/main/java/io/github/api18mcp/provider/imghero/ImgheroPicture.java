package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture of a page.
 *
 * @param id the service's {@code image_id}
 * @param stableUrl the URL under which the page always shows its newest picture
 */
record ImgheroPicture(String id, Optional<URI> stableUrl, JsonFields fields) {

    boolean isGenerating() {
        return status().equals("generating");
    }

    Instant createdAt() {
        return fields.instant("created_at").orElse(Instant.EPOCH);
    }

    Optional<String> style() {
        return fields.text("style");
    }

    Optional<String> textTreatment() {
        return fields.text("text_treatment");
    }

    Report report() {
        return switch (status()) {
            case "generating" -> new Report.InProgress();
            case "completed" -> new Report.Succeeded(outputs(), Optional.empty(), Optional.empty(), Optional.empty());
            case "failed", "error" -> new Report.GenerationFailed("the picture could not be generated", Refund.UNKNOWN);
            default -> new Report.Unreadable("the picture has an undocumented status");
        };
    }

    private String status() {
        return fields.text("status").orElse("");
    }

    private List<Output> outputs() {
        List<Remark> remarks = Stream.of(
                        stableUrl.map(url -> new Remark("stable_url", url.toString())),
                        style().map(style -> new Remark("style", style)))
                .flatMap(Optional::stream)
                .toList();
        return fields.url("direct_url").stream()
                .map(url -> Output.at(url, Optional.empty()).with(remarks))
                .toList();
    }
}
