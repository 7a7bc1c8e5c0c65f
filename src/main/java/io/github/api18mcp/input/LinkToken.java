package io.github.api18mcp.input;

import java.security.SecureRandom;
import java.util.Base64;

/** The part of a link that nobody can guess. */
final class LinkToken {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkToken() {}

    /** In the letters of a URL. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
