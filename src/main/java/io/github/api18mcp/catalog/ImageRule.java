package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.ImageReference.Address;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an image and a page may be named in a call.
 *
 * @param trusted URLs that are accepted although they are private: the provider's own
 */
record ImageRule(Forms forms, Predicate<URI> trusted) {

    /** Who reads the argument. */
    private enum Forms {
        SERVICE,
        THIS_SERVER
    }

    static ImageRule ofService(Predicate<URI> trusted) {
        return new ImageRule(Forms.SERVICE, trusted);
    }

    static ImageRule ofCalls(Predicate<URI> trusted) {
        return new ImageRule(Forms.THIS_SERVER, trusted);
    }

    String expected() {
        return forms == Forms.SERVICE ? PublicUrl.EXPECTED : ImageReference.EXPECTED;
    }

    /** Why the text names no image; empty if it names one. */
    Optional<String> objection(String text) {
        if (forms == Forms.SERVICE) {
            return urlObjection(text);
        }
        return ImageReference.of(text)
                .map(image -> image instanceof Address ? urlObjection(text) : Optional.<String>empty())
                .orElseGet(() -> Optional.of("\"" + text + "\""));
    }

    Optional<String> urlObjection(String text) {
        return PublicUrl.objection(text, trusted);
    }
}
