package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.ImageReference.Address;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an image and a page may be named in a call.
 *
 * @param trusted URLs that are accepted although they are private: the provider's own
 * @param served URLs of images that this server serves, and replaces
 */
record ImageRule(Forms forms, Predicate<URI> trusted, Predicate<URI> served) {

    /** Who reads the argument. */
    private enum Forms {
        SERVICE,
        THIS_SERVER
    }

    static ImageRule ofService(Predicate<URI> trusted) {
        return new ImageRule(Forms.SERVICE, trusted, any -> false);
    }

    static ImageRule ofCalls(Predicate<URI> trusted, Predicate<URI> served) {
        return new ImageRule(Forms.THIS_SERVER, trusted, served);
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
                .map(image -> image instanceof Address
                        ? PublicUrl.objection(text, trusted.or(served))
                        : Optional.<String>empty())
                .orElseGet(() -> Optional.of("\"" + text + "\""));
    }

    Optional<String> urlObjection(String text) {
        return PublicUrl.objection(text, trusted);
    }
}
