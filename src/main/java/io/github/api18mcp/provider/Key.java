package io.github.api18mcp.provider;

import io.github.api18mcp.platform.Sha256;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** The API key of a service. It is revealed only to the request that carries it, never in logs or messages. */
public final class Key {

    private static final int FINGERPRINT_BYTES = 8;

    private final String secret;

    public Key(String secret) {
        this.secret = secret.strip();
        KeyMistake.in(this.secret).ifPresent(mistake -> {
            throw new ConfigurationException(mistake);
        });
        if (this.secret.isEmpty() || this.secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new ConfigurationException("A key must be printable ASCII without spaces");
        }
    }

    /**
     * The key, given directly or, for container secrets, in a file.
     *
     * @param variable the environment variable of the key, for messages; the variable of the file has the suffix {@code _FILE}
     */
    public static Optional<Key> of(String variable, Optional<String> value, Optional<Path> file) {
        return value.filter(text -> !text.isBlank())
                .map(text -> parse(variable, text))
                .or(() -> file.map(path -> parse(variable + "_FILE", read(variable, path))));
    }

    private static Key parse(String variable, String text) {
        try {
            return new Key(text);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(variable + ": " + e.getMessage());
        }
    }

    private static String read(String variable, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigurationException(variable + "_FILE: " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** The value of the {@code Authorization} header. */
    public String authorization(String scheme) {
        return scheme + " " + secret;
    }

    /** Identifies this key at this service without revealing it. */
    String fingerprint(URI service) {
        return HexFormat.of().formatHex(Sha256.of(service + "\n" + secret), 0, FINGERPRINT_BYTES);
    }

    /** Masks the key in a text from a service, because services repeat what they were sent. */
    String redact(String text) {
        return text.replace(secret, toString());
    }

    @Override
    public String toString() {
        return "***";
    }
}
