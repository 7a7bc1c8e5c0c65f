package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.JsonFields;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A page of the account, with all pictures that were generated for it. */
record ImgheroPage(JsonFields fields) {

    /** Whether the response lists the page's pictures. The list may be empty. */
    boolean isReadable() {
        return fields.json().path("images").isArray();
    }

    boolean hasId(String urlId) {
        return fields.id("url_id").filter(urlId::equals).isPresent();
    }

    /** Whether this is the page at the URL. A trailing slash makes no difference. */
    boolean hasUrl(String url) {
        return fields.text("url")
                .filter(known -> withoutTrailingSlash(known).equals(withoutTrailingSlash(url)))
                .isPresent();
    }

    List<ImgheroPicture> pictures() {
        Optional<URI> stableUrl = fields.url("image_url");
        return fields.entries("images")
                .flatMap(image -> image.id("image_id").or(() -> image.id("id")).stream()
                        .map(id -> new ImgheroPicture(id, stableUrl, image)))
                .toList();
    }

    Optional<ImgheroPicture> picture(String id) {
        return pictures().stream().filter(picture -> picture.id().equals(id)).findFirst();
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
