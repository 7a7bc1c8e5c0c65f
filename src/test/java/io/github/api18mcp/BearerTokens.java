package io.github.api18mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Callers with one token each. Every token contains 0123456789; see {@code src/test/secrets.sh}. */
public final class BearerTokens {

    private BearerTokens() {}

    public static String token(String name) {
        return "token-of-" + name + "-0123456789";
    }

    /** As sent in the header. */
    public static String header(String name) {
        return "Bearer " + token(name);
    }

    /** A tokens file for them. */
    public static Path file(String... names) {
        try {
            return Files.write(
                    Files.createTempFile("tokens", ".txt"),
                    Stream.of(names).map(name -> name + " " + token(name)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
