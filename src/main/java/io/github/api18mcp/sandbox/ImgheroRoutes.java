package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The routes of imghero: pages and the images made for them. Trigger words go in the fragment of a page's URL. */
final class ImgheroRoutes {

    private static final String SERVICE = "imghero";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final JobIntake intake;
    private final SandboxPages pages;
    private final Clock clock;
    private final URI origin;
    private final FaultInjection faults = new FaultInjection(ImgheroRoutes::fault);
    private final Alternation polls = new Alternation();

    ImgheroRoutes(JobIntake intake, SandboxPages pages, Clock clock, URI origin) {
        this.intake = intake;
        this.pages = pages;
        this.clock = clock;
        this.origin = origin;
    }

    void addTo(Router router) {
        new Authentication(router, "Token \\S+", SandboxResponse.invalidKey())
                .post("/api/v1/generate/", this::generate)
                .get("/api/v1/urls/", this::search)
                .get("/api/v1/urls/:id/", this::details);
        router.get("/img/:id/").handler(this::image);
    }

    private void generate(RoutingContext context) {
        ObjectNode body = RequestBody.of(context).json();
        SandboxJob job = intake.accept(intake.models(SERVICE).get(0), body, body, faults);
        SandboxPage page = pages.findOrCreate(body.get("url").textValue());
        page.add(job);
        job.reply(context, () -> SandboxResponse.json(JsonNodeFactory.instance
                        .objectNode()
                        .put("url_id", page.id())
                        .put("image_url", page.stableUrl(origin))
                        .put("status", "generating"))
                .send(context.response()));
    }

    private void search(RoutingContext context) {
        String query = Objects.requireNonNullElse(context.request().getParam("q"), "");
        int limit = wholeNumber(context, "limit", DEFAULT_LIMIT);
        int offset = wholeNumber(context, "offset", 0);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw SandboxException.invalid("limit must be 1 to 100.");
        }
        List<SandboxPage> found = pages.search(query);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode urls = body.putArray("urls");
        found.stream().skip(offset).limit(limit).forEach(page -> urls.add(page.json(origin, clock.instant())));
        SandboxResponse.json(body.put("total", found.size()).put("limit", limit).put("offset", offset))
                .send(context.response());
    }

    private void details(RoutingContext context) {
        SandboxPage page = page(context);
        if (page.has(TriggerWord.POLL_BROKEN) && polls.nextFails(page.id())) {
            throw new SandboxException(SandboxResponse.html(500, "Internal Server Error"));
        }
        SandboxResponse.json(page.json(origin, clock.instant())).send(context.response());
    }

    private void image(RoutingContext context) {
        String file = page(context).newestImageUrl(origin, clock.instant()).orElseThrow(SandboxException::notFound);
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, file)
                .end();
    }

    private SandboxPage page(RoutingContext context) {
        return pages.find(context.pathParam("id"))
                .orElseThrow(() -> SandboxException.of(404, "not_found", "URL not found"));
    }

    private static int wholeNumber(RoutingContext context, String name, int defaultValue) {
        String value = context.request().getParam(name);
        if (value == null) {
            return defaultValue;
        }
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            throw SandboxException.invalid(name + " must be a whole number.");
        }
        return Integer.parseInt(value);
    }

    private static Optional<SandboxResponse> fault(TriggerWord word) {
        return switch (word) {
            case UNAUTHORIZED -> Optional.of(SandboxResponse.invalidKey());
            case NO_BALANCE -> Optional.of(SandboxResponse.error(402, "insufficient_images", "Insufficient images"));
            case PROMO_BALANCE ->
                Optional.of(SandboxResponse.error(403, "subscription_required", "API requires a paid subscription"));
            case INVALID -> Optional.of(SandboxResponse.error(400, "invalid_request", "Invalid request parameters"));
            case RATE_LIMITED_ONCE, RATE_LIMITED -> Optional.of(SandboxResponse.rateLimited("rate_limited"));
            case BROKEN -> Optional.of(SandboxResponse.html(500, "Internal Server Error"));
            case BAD_GATEWAY -> Optional.of(SandboxResponse.html(502, "Bad Gateway"));
            default -> Optional.empty();
        };
    }
}
