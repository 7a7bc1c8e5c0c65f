package io.github.api18mcp.media;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes thumbnails of outputs, from the saved file or else from the address. */
@Singleton
public class Thumbnailer {

    private static final int MOST_BYTES = 20_000_000;

    private final BoundedFetch fetch;
    private final DecodingThreads threads;
    private final Clock clock;

    Thumbnailer(BoundedFetch fetch, DecodingThreads threads, Clock clock) {
        this.fetch = fetch;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * What was seen of an output.
     *
     * @param size of the file, in bytes
     */
    public record Seen(long size, Optional<Thumbnail> thumbnail) {}

    /** Never fails. Empty if the file cannot be had in time. */
    public Uni<Optional<Seen>> of(Output output, FetchRules rules, int mostBytes, Duration longest) {
        Instant end = clock.instant().plus(longest);
        // The thread waits for the file, so that no more files are in memory than there are threads.
        return threads.run(() -> seen(output, rules, mostBytes, end))
                .ifNoItem()
                .after(longest)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Optional<Seen> seen(Output output, FetchRules rules, int mostBytes, Instant end) throws IOException {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative() || left.isZero()) {
            return Optional.empty();
        }
        byte[] file = output.file().isPresent()
                ? read(output.file().get())
                : fetch.fetch(output.url(), rules, MOST_BYTES, left).await().indefinitely();
        return Optional.of(new Seen(file.length, Thumbnail.of(file, mostBytes)));
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("too large");
        }
        return Files.readAllBytes(file);
    }
}
