package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.sandbox.art.RenderedFile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Theo's one path: the answer comes when the images are there. */
final class TheoRoutes {

    private static final String SERVICE = "theo";

    /** In cents; the documented example charges 0.08 for two. */
    private static final double COST_OF_AN_IMAGE = 0.04;

    /** What shows only in a job that is asked for again. Here the answer to the request is all there is. */
    private static final Set<TriggerWord> SEEN_LATER =
            Set.of(TriggerWord.FAIL, TriggerWord.POLL_BROKEN, TriggerWord.GONE);

    private final JobIntake orders;
    private final DelayedReply ending;
    private final URI origin;
    private final FaultInjection obstacles = new FaultInjection(TheoRoutes::obstacle, SEEN_LATER);

    TheoRoutes(JobIntake orders, DelayedReply ending, URI origin) {
        this.orders = orders;
        this.ending = ending;
        this.origin = origin;
    }

    void addTo(Router router) {
        new Authentication(router, "Bearer \\S+", SandboxResponse.invalidKey()).post("/api/v1/images", this::images);
    }

    private void images(RoutingContext context) {
        ObjectNode body = RequestBody.of(context).json();
        if (!body.hasNonNull("prompt")) {
            throw SandboxException.of(400, "missing_prompt", "prompt is required");
        }
        SandboxJob job = orders.take(orders.models(SERVICE).get(0), body, body, obstacles);
        if (!job.isCutOff(context)) {
            ending.at(job.ends(), context, () -> SandboxResponse.json(json(job)).send(context.response()));
        }
    }

    private JsonNode json(SandboxJob job) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", "img_" + job.id());
        answer.put("created", job.ends().toString());
        ArrayNode images = answer.putArray("images");
        List<RenderedFile> outputs = job.outputs(job.ends());
        for (int number = 0; number < outputs.size(); number++) {
            images.addObject()
                    .put("url", new OutputAddress(job.id(), number).file(origin, outputs.get(number)))
                    .put("engine", "theo-vision")
                    .put("model", "theo-1-create")
                    .put("prompt", prompt(job.input()));
        }
        answer.putObject("usage").put("cost_cents", outputs.size() * COST_OF_AN_IMAGE);
        return answer;
    }

    private static String prompt(JsonNode body) {
        return body.path("prompt").asText()
                + said(" Style: %s.", body.path("style"))
                + said(" Aspect ratio: %s.", body.path("aspect_ratio"));
    }

    private static String said(String sentence, JsonNode value) {
        return value.isTextual() ? sentence.formatted(value.textValue()) : "";
    }

    private static Optional<SandboxResponse> obstacle(TriggerWord word) {
        return switch (word) {
            case UNAUTHORIZED -> Optional.of(SandboxResponse.invalidKey());
            case INVALID -> Optional.of(SandboxResponse.error(400, "missing_prompt", "prompt is required"));
            case RATE_LIMITED_ONCE, RATE_LIMITED -> Optional.of(SandboxResponse.rateLimited("rate_limit_exceeded"));
            case BROKEN -> Optional.of(SandboxResponse.html(500, "Internal Server Error"));
            case BAD_GATEWAY -> Optional.of(SandboxResponse.html(502, "Bad Gateway"));
            default -> Optional.empty();
        };
    }
}
