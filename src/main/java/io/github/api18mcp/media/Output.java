package io.github.api18mcp.media;

import io.github.api18mcp.catalog.OutputKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One generated image or clip.
 *
 * @param url where the service keeps it, until {@code expiresAt}
 * @param mimeType as served; empty until the file has been fetched, because jobs do not name it
 * @param file where it was saved on this machine
 * @param size in bytes; empty until the file has been fetched
 * @param served where this server serves it to its callers, in place of {@code url}
 * @param remarks what only its service says about it
 */
public record Output(
        URI url,
        Optional<String> mimeType,
        Optional<Instant> expiresAt,
        Optional<Path> file,
        Optional<Long> size,
        Optional<URI> served,
        List<Remark> remarks) {

    /** An additional fact from the service, by its name in answers. */
    public record Remark(String name, String value) {}

    public Output {
        remarks = List.copyOf(remarks);
    }

    public static Output at(URI url, Optional<Instant> expiresAt) {
        return new Output(
                url, Optional.empty(), expiresAt, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The content type to announce for the URL: as served, else what the URL's ending says, else the usual one of its kind. */
    public String linkType(OutputKind kind) {
        return mimeType.or(() -> FileType.ofName(Objects.requireNonNullElse(url.getPath(), ""))
                        .map(FileType::contentType))
                .orElse(FileType.usual(kind).contentType());
    }

    /** Whether the URL has expired, as far as that is known. */
    public boolean isExpired(Instant now) {
        return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    public Output with(List<Remark> more) {
        return new Output(url, mimeType, expiresAt, file, size, served, more);
    }

    /** The same output, which is kept until then, as far as that is known. */
    public Output until(Optional<Instant> end) {
        return new Output(url, mimeType, end, file, size, served, remarks);
    }

    public Output savedAs(Path path, Optional<String> seenType) {
        return new Output(url, seenType, expiresAt, Optional.of(path), size, served, remarks);
    }

    /** The same output without a file, which was removed. */
    public Output unsaved() {
        return new Output(url, mimeType, expiresAt, Optional.empty(), size, served, remarks);
    }

    /** The same output with the address of its file, because its own address does not serve it any more. */
    public Output atItsFile() {
        return new Output(file.orElseThrow().toUri(), mimeType, expiresAt, file, size, served, remarks);
    }

    /**
     * The same output, which this server serves.
     *
     * @param end when that address expires
     */
    public Output servedAt(URI address, Optional<Instant> end) {
        Optional<Instant> until = end.or(() -> file.isPresent() ? Optional.empty() : expiresAt);
        return new Output(url, mimeType, until, file, size, Optional.of(address), remarks);
    }

    /** The address for callers. */
    public URI address() {
        return served.orElse(url);
    }

    /** The same output, of which the size in bytes is known. */
    public Output sized(long bytes) {
        return new Output(url, mimeType, expiresAt, file, Optional.of(bytes), served, remarks);
    }
}
