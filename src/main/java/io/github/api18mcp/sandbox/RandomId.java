package io.github.api18mcp.sandbox;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Names that cannot be guessed: 16 lowercase letters and digits, as the services' own look. */
final class RandomId {

    private static final int LENGTH = 16;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    static String fresh() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
