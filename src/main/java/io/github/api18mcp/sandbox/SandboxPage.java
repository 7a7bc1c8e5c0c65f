package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A web page that imghero has made images for. */
final class SandboxPage {

    private static final String SCHEME = "https?://";

    private final String id;
    private final String url;
    private final Instant createdAt;
    private final List<SandboxJob> images = new ArrayList<>();

    SandboxPage(String id, String url, Instant createdAt) {
        this.id = id;
        this.url = url;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    void add(SandboxJob image) {
        images.add(image);
    }

    /** Whether the page's URL contains the word. All images of the page share the URL and so its trigger words. */
    boolean has(TriggerWord word) {
        return images.stream().anyMatch(image -> image.has(word));
    }

    boolean hasUrl(String other) {
        return url.equals(other);
    }

    boolean matches(String query) {
        return (url + " " + title()).toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }

    /** The URL of the newest completed image. */
    Optional<String> newestImageUrl(URI origin, Instant now) {
        return images.stream()
                .flatMap(image -> imageUrl(image, origin, now).stream())
                .reduce((older, newer) -> newer);
    }

    String stableUrl(URI origin) {
        return origin + "/img/" + id + "/";
    }

    ObjectNode json(URI origin, Instant now) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("url_id", id);
        page.put("url", url);
        page.put("title", title());
        page.put("image_url", stableUrl(origin));
        ArrayNode entries = page.putArray("images");
        images.forEach(image -> entries.add(json(image, origin, now)));
        page.put("created_at", createdAt.toString());
        return page;
    }

    private static JsonNode json(SandboxJob image, URI origin, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("image_id", "img_" + image.id())
                .put("style", image.input().path("style").asText("auto"))
                .put("text_treatment", image.input().path("text_treatment").asText("none"))
                .put("status", status(image, now))
                .put("created_at", image.createdAt().toString())
                .put("direct_url", imageUrl(image, origin, now).orElse(null));
    }

    private static Optional<String> imageUrl(SandboxJob image, URI origin, Instant now) {
        return image.output(0, now).map(file -> new SandboxOutputAddress(image.id(), 0).fileUrl(origin, file));
    }

    private static String status(SandboxJob image, Instant now) {
        return switch (image.status(now)) {
            case PROCESSING -> "generating";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
        };
    }

    private String title() {
        return url.replaceFirst(SCHEME, "");
    }
}
