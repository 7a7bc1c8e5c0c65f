package io.github.api18mcp.catalog;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One picture or clip that was made.
 *
 * @param url where the service keeps it, until {@code expiresAt}
 * @param mimeType as the service said it; empty until it has been seen, for a job's answer does not name it
 * @param file where it was saved on this machine
 */
public record Output(URI url, Optional<String> mimeType, Optional<Instant> expiresAt, Optional<Path> file) {

    public static Output at(URI url, Optional<Instant> expiresAt) {
        return new Output(url, Optional.empty(), expiresAt, Optional.empty());
    }

    public Output savedAs(Path path, Optional<String> seenType) {
        return new Output(url, seenType, expiresAt, Optional.of(path));
    }
}
