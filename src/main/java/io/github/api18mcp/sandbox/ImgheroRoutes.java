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

/** The paths of imghero: pages, and the pictures made for them. Failures are asked for in the fragment of a page's URL. */
final class ImgheroRoutes {

    private static final String SERVICE = "imghero";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MOST_LISTED = 100;

    private final JobIntake orders;
    private final SandboxPages pages;
    private final Clock clock;
    private final URI origin;
    private final FaultInjection obstacles = new FaultInjection(ImgheroRoutes::obstacle);
    private final Alternation polls = new Alternation();

    ImgheroRoutes(JobIntake orders, SandboxPages pages, Clock clock, URI origin) {
        this.orders = orders;
        this.pages = pages;
        this.clock = clock;
        this.origin = origin;
    }

    void addTo(Router router) {
        new Authentication(router, "Token \\S+", SandboxResponse.invalidKey())
                .post("/api/v1/generate/", this::generate)
                .get("/api/v1/urls/", this::search)
                .get("/api/v1/urls/:id/", this::details);
        router.get("/img/:id/").handler(this::picture);
    }

    private void generate(RoutingContext context) {
        ObjectNode body = RequestBody.of(context).json();
        SandboxJob job = orders.take(orders.models(SERVICE).get(0), body, body, obstacles);
        SandboxPage page = pages.of(body.get("url").textValue());
        page.add(job);
        if (!job.isCutOff(context)) {
            SandboxResponse.json(JsonNodeFactory.instance
                            .objectNode()
                            .put("url_id", page.id())
                            .put("image_url", page.stableUrl(origin))
                            .put("status", "generating"))
                    .send(context.response());
        }
    }

    private void search(RoutingContext context) {
        String words = Objects.requireNonNullElse(context.request().getParam("q"), "");
        int limit = number(context, "limit", 20);
        int offset = number(context, "offset", 0);
        if (limit < 1 || limit > MOST_LISTED) {
            throw SandboxException.invalid("limit is 1 to 100.");
        }
        List<SandboxPage> found = pages.about(words);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode urls = answer.putArray("urls");
        found.stream().skip(offset).limit(limit).forEach(page -> urls.add(page.json(origin, clock.instant())));
        SandboxResponse.json(
                        answer.put("total", found.size()).put("limit", limit).put("offset", offset))
                .send(context.response());
    }

    private void details(RoutingContext context) {
        SandboxPage page = page(context);
        if (page.says(TriggerWord.POLL_BROKEN) && polls.yes(page.id())) {
            throw new SandboxException(SandboxResponse.html(500, "Internal Server Error"));
        }
        SandboxResponse.json(page.json(origin, clock.instant())).send(context.response());
    }

    private void picture(RoutingContext context) {
        String file = page(context).newest(origin, clock.instant()).orElseThrow(SandboxException::notFound);
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, file)
                .end();
    }

    private SandboxPage page(RoutingContext context) {
        return pages.find(context.pathParam("id"))
                .orElseThrow(() -> SandboxException.of(404, "not_found", "URL not found"));
    }

    private static int number(RoutingContext context, String name, int otherwise) {
        String given = context.request().getParam(name);
        if (given == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(given).matches()) {
            throw SandboxException.invalid(name + " is a whole number.");
        }
        return Integer.parseInt(given);
    }

    private static Optional<SandboxResponse> obstacle(TriggerWord word) {
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
