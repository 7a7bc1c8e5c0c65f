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

/** The one route of Theo, which is synchronous: the response is sent when the images are ready. */
final class TheoRoutes {

    private static final String SERVICE = "theo";

    /** The documented example charges 0.08 cents for two images. */
    private static final double CENTS_PER_IMAGE = 0.04;

    /** Words without effect, because Theo has no failed jobs and no polls. */
    private static final Set<TriggerWord> IGNORED = Set.of(TriggerWord.FAIL, TriggerWord.POLL_BROKEN, TriggerWord.GONE);

    private final JobIntake intake;
    private final DelayedReply delayedReply;
    private final URI origin;
    private final FaultInjection faults = new FaultInjection(TheoRoutes::fault, IGNORED);

    TheoRoutes(JobIntake intake, DelayedReply delayedReply, URI origin) {
        this.intake = intake;
        this.delayedReply = delayedReply;
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
        SandboxJob job = intake.accept(intake.models(SERVICE).get(0), body, body, faults);
        job.reply(context, () -> sendWhenEnded(context, job));
    }

    private void sendWhenEnded(RoutingContext context, SandboxJob job) {
        delayedReply.schedule(
                job.endsAt(), context, () -> SandboxResponse.json(json(job)).send(context.response()));
    }

    private JsonNode json(SandboxJob job) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", "img_" + job.id());
        body.put("created", job.endsAt().toString());
        ArrayNode images = body.putArray("images");
        List<RenderedFile> outputs = job.outputs(job.endsAt());
        for (int number = 0; number < outputs.size(); number++) {
            images.addObject()
                    .put("url", new SandboxOutputAddress(job.id(), number).fileUrl(origin, outputs.get(number)))
                    .put("engine", "theo-vision")
                    .put("model", "theo-1-create")
                    .put("prompt", enginePrompt(job.input()));
        }
        body.putObject("usage").put("cost_cents", outputs.size() * CENTS_PER_IMAGE);
        return body;
    }

    private static String enginePrompt(JsonNode request) {
        return request.path("prompt").asText()
                + sentence(" Style: %s.", request.path("style"))
                + sentence(" Aspect ratio: %s.", request.path("aspect_ratio"));
    }

    private static String sentence(String format, JsonNode value) {
        return value.isTextual() ? format.formatted(value.textValue()) : "";
    }

    private static Optional<SandboxResponse> fault(TriggerWord word) {
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
