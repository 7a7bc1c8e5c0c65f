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

/** A page that pictures were made for, as imghero keeps it. */
final class SandboxPage {

    private static final String SITE = "https?://";

    private final String id;
    private final String url;
    private final Instant created;
    private final List<SandboxJob> pictures = new ArrayList<>();

    SandboxPage(String id, String url, Instant created) {
        this.id = id;
        this.url = url;
        this.created = created;
    }

    String id() {
        return id;
    }

    void add(SandboxJob picture) {
        pictures.add(picture);
    }

    /** Whether its address asks for something. All its pictures have that address, and its words. */
    boolean says(TriggerWord word) {
        return pictures.stream().anyMatch(picture -> picture.words().contains(word));
    }

    boolean isAt(String address) {
        return url.equals(address);
    }

    boolean isAbout(String words) {
        return (url + " " + title()).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** Where its newest picture is; empty while there is none. */
    Optional<String> newest(URI origin, Instant now) {
        return pictures.stream()
                .filter(picture -> picture.output(0, now).isPresent())
                .reduce((older, newer) -> newer)
                .map(picture -> address(picture, origin, now));
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
        ArrayNode images = page.putArray("images");
        pictures.forEach(picture -> images.add(json(picture, origin, now)));
        page.put("created_at", created.toString());
        return page;
    }

    private static JsonNode json(SandboxJob picture, URI origin, Instant now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("image_id", "img_" + picture.id())
                .put("style", picture.input().path("style").asText("auto"))
                .put("text_treatment", picture.input().path("text_treatment").asText("none"))
                .put("status", status(picture, now))
                .put("created_at", picture.created().toString())
                .put("direct_url", picture.output(0, now).isPresent() ? address(picture, origin, now) : null);
    }

    private static String address(SandboxJob picture, URI origin, Instant now) {
        return new OutputAddress(picture.id(), 0)
                .file(origin, picture.output(0, now).orElseThrow());
    }

    private static String status(SandboxJob picture, Instant now) {
        return switch (picture.status(now)) {
            case PROCESSING -> "generating";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
        };
    }

    private String title() {
        return url.replaceFirst(SITE, "");
    }
}
