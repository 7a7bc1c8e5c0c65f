package io.github.api18mcp.provider.theo;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.Output.Remark;
import io.github.api18mcp.provider.JsonFields;
import io.github.api18mcp.provider.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images in a response of Theo. */
record TheoImages(JsonFields fields) {

    Optional<String> id() {
        return fields.id("id");
    }

    Report report() {
        return new Report.Succeeded(
                fields.entries("images").flatMap(TheoImages::output).toList(),
                cost(),
                fields.instant("created"),
                Optional.empty());
    }

    private static Stream<Output> output(JsonFields image) {
        List<Remark> remarks = Stream.of(
                        remark("engine", image.text("engine")),
                        remark("engine_model", image.text("model")),
                        remark("engine_prompt", image.text("prompt")))
                .flatMap(Optional::stream)
                .toList();
        return image.url("url").map(url -> Output.at(url, Optional.empty()).with(remarks)).stream();
    }

    private static Optional<Remark> remark(String name, Optional<String> value) {
        return value.map(text -> new Remark(name, text));
    }

    /** The service states the cost in cents and fractions of a cent: 0.08 is $0.0008. */
    private Optional<Usd> cost() {
        return fields.object("usage")
                .amount("cost_cents")
                .map(cents -> cents.movePointLeft(2))
                .map(Usd::new);
    }
}
