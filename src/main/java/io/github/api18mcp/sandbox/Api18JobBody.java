package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** A job in the JSON form of Api18: the fields of section 5 of its documentation, in the documented order. */
record Api18JobBody(URI origin) {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** A job of an earlier process, whose sandbox kept it in memory. The service would have finished it. */
    static ObjectNode ofEndedSandbox(String id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id);
        body.put("object", "generation");
        body.put("status", "failed");
        body.put("error", "The sandbox ended before the job did; the same call works now.");
        body.put("cost_usd", BigDecimal.ZERO);
        return body;
    }

    ObjectNode of(SandboxJob job, Instant now) {
        SandboxJob.Status status = job.status(now);
        boolean ended = status != SandboxJob.Status.PROCESSING;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", job.id());
        body.put("object", "generation");
        body.put("model", job.model().id());
        body.put("output_kind", job.model().output().word());
        body.put("status", status.name().toLowerCase(Locale.ROOT));
        body.put("created_at", MILLISECONDS.format(job.createdAt()));
        body.put("started_at", MILLISECONDS.format(job.createdAt()));
        body.put("completed_at", ended ? MILLISECONDS.format(job.endsAt()) : null);
        body.put("expires_at", MILLISECONDS.format(job.expiresAt()));
        body.put("retention_days", SandboxJob.RETENTION.toDays());
        body.put(
                "error",
                status == SandboxJob.Status.FAILED ? "The generation failed because the prompt contains #fail." : null);
        body.put("cost_usd", job.cost(now).amount());
        body.set("input", job.input());
        body.putObject("timings")
                .put(
                        "inference_ms",
                        ended ? Duration.between(job.createdAt(), job.endsAt()).toMillis() : null);
        body.putObject("urls").put("get", origin + "/v1/jobs/" + job.id());
        ArrayNode data = body.putArray("data");
        for (int number = 0; number < job.outputs(now).size(); number++) {
            data.addObject().put("url", new SandboxOutputAddress(job.id(), number).api18Url(origin));
        }
        return body;
    }
}
