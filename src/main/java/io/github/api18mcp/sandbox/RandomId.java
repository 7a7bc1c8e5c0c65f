package io.github.api18mcp.sandbox;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Generates ids that cannot be guessed: 16 lowercase letters and digits, like the ids of the real services. */
final class RandomId {

    private static final int LENGTH = 16;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    static boolean isOne(String id) {
        return id.length() == LENGTH && id.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
    }

    static String generate() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
