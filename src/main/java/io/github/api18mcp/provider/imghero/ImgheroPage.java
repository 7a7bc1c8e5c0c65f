package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.JsonFields;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A page of the account, with all pictures that were made for it. */
record ImgheroPage(JsonFields fields) {

    /** Whether it says which pictures it has, if only that it has none. */
    boolean isReadable() {
        return fields.json().path("images").isArray();
    }

    boolean isNamed(String urlId) {
        return fields.id("url_id").filter(urlId::equals).isPresent();
    }

    /** Whether it is the page at an address; a slash at the end makes no other page. */
    boolean isAt(String url) {
        return fields.text("url").filter(known -> bare(known).equals(bare(url))).isPresent();
    }

    List<ImgheroPicture> pictures() {
        Optional<URI> stableUrl = fields.url("image_url");
        return fields.entries("images")
                .flatMap(image -> image.id("image_id").stream().map(id -> new ImgheroPicture(id, stableUrl, image)))
                .toList();
    }

    Optional<ImgheroPicture> picture(String id) {
        return pictures().stream().filter(picture -> picture.id().equals(id)).findFirst();
    }

    private static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
