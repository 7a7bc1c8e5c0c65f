package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.sandbox.SandboxJob.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** A job as Api18 shows it: the fields of section 5 of its documents, in their order. */
record Api18JobBody(URI origin) {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    ObjectNode of(SandboxJob job, Instant now) {
        Phase status = job.status(now);
        boolean ended = status != Phase.PROCESSING;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", job.id());
        body.put("object", "generation");
        body.put("model", job.model().id());
        body.put("output_kind", job.model().output().word());
        body.put("status", status.word());
        body.put("created_at", MILLISECONDS.format(job.created()));
        body.put("started_at", MILLISECONDS.format(job.created()));
        body.put("completed_at", ended ? MILLISECONDS.format(job.ends()) : null);
        body.put("expires_at", MILLISECONDS.format(job.expires()));
        body.put("retention_days", SandboxJob.RETENTION.toDays());
        body.put("error", status == Phase.FAILED ? "The generation failed, as the prompt asked." : null);
        body.put("cost_usd", job.cost(now).amount());
        body.set("input", job.input());
        body.putObject("timings")
                .put(
                        "inference_ms",
                        ended ? Duration.between(job.created(), job.ends()).toMillis() : null);
        body.putObject("urls").put("get", origin + "/v1/jobs/" + job.id());
        ArrayNode data = body.putArray("data");
        for (int number = 0; number < job.outputs(now).size(); number++) {
            data.addObject().put("url", new OutputAddress(job.id(), number).documented(origin));
        }
        return body;
    }
}
