package io.github.api18mcp.provider.theo;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.provider.ErrorWords;
import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.JobObject;
import io.github.api18mcp.provider.JobStatusWord;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Report.Refund;
import io.github.api18mcp.provider.ServiceResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images in a response of Theo. */
record TheoImages(JobObject job) {

    private static final List<String> ID_NAMES = List.of("id", "image_id", "generation_id", "request_id", "uuid");

    static TheoImages of(ServiceResponse response) {
        return new TheoImages(JobObject.of(response.body(), ID_NAMES));
    }

    Optional<String> id() {
        return job.id();
    }

    private JsonFields fields() {
        return job.fields();
    }

    Report report(ExpectedOutputs expected) {
        Report.Succeeded images = expected.read(
                fields(), "images", TheoImages::described, cost(), fields().instant("created"), Optional.empty());
        return images.outputs().isEmpty() && hasFailed() ? failed() : images;
    }

    private boolean hasFailed() {
        return JobStatusWord.of(fields()) == JobStatusWord.FAILED
                || !fields().json().path("error").isMissingNode() && words().isPresent();
    }

    /** The reference does not say what a failure costs. */
    private Report failed() {
        Refund refund = cost().map(usd -> usd.compareTo(Usd.ZERO) > 0 ? Refund.NONE : Refund.GIVEN)
                .orElse(Refund.UNKNOWN);
        return new Report.GenerationFailed(words().orElse("no reason given"), refund, cost());
    }

    private Optional<String> words() {
        return new ErrorWords(fields().json()).message();
    }

    private static Output described(Output output, JsonFields image) {
        return output.with(Stream.of(
                        remark("engine", image.text("engine")),
                        remark("engine_model", image.text("model")),
                        remark("engine_prompt", image.text("prompt")))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Remark> remark(String name, Optional<String> value) {
        return value.map(text -> new Remark(name, text));
    }

    /** The service states the cost in cents and fractions of a cent: 0.08 is $0.0008. */
    private Optional<Usd> cost() {
        return fields().object("usage")
                .amount("cost_cents")
                .map(cents -> cents.movePointLeft(2))
                .map(Usd::new);
    }
}
