package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.provider.ErrorWords;
import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.JobStatusWord;
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
        return status() == JobStatusWord.PROCESSING || status() == JobStatusWord.OTHER;
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

    Report report(ExpectedOutputs expected) {
        return switch (status()) {
            case PROCESSING -> new Report.InProgress();
            case COMPLETED -> succeeded(expected);
            case FAILED -> failed(fields);
            case OTHER -> new Report.InProgress(JobStatusWord.remark(ImgheroClient.SERVICE, fields));
            case MISSING -> new Report.Unreadable("the picture has no status");
        };
    }

    /** What became of the balance is not documented. */
    static Report failed(JsonFields fields) {
        return new Report.GenerationFailed(
                new ErrorWords(fields.json()).message().orElse("the picture could not be generated"), Refund.UNKNOWN);
    }

    private JobStatusWord status() {
        return JobStatusWord.of(fields);
    }

    private Report succeeded(ExpectedOutputs expected) {
        List<Remark> remarks = Stream.of(
                        stableUrl.map(url -> new Remark("stable_url", url.toString())),
                        style().map(style -> new Remark("style", style)))
                .flatMap(Optional::stream)
                .toList();
        return expected.read(
                fields,
                "direct_url",
                (output, around) -> output.with(remarks),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
