package io.github.api18mcp.media;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Pictures for the card in the chat, when its host does not let it load them from their own address. */
@Singleton
public class Previews {

    private static final int MOST_BYTES = 20_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final BoundedFetch fetch;
    private final DecodingThreads threads;

    Previews(BoundedFetch fetch, DecodingThreads threads) {
        this.fetch = fetch;
        this.threads = threads;
    }

    /** Empty if the address serves no picture within the limits, or is not allowed. */
    public Uni<Optional<Preview>> of(URI address, FetchRules rules) {
        return fetch.fetch(address, rules, MOST_BYTES, LONGEST)
                .chain(file -> threads.run(() -> Preview.of(file)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
