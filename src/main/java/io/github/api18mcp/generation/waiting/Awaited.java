package io.github.api18mcp.generation.waiting;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A job that a caller waits for.
 *
 * @param title what is being made, for a person
 * @param since start of the generation
 * @param typical how long it usually takes
 * @param answered completes once the service has the job, or it ended without the service having it
 * @param refresh asks how the job stands, each time it is subscribed to
 * @param remark what keeps this process from knowing how the job stands, as a sentence without the full stop
 */
public record Awaited(
        String title,
        Instant since,
        Duration typical,
        Uni<Void> answered,
        Uni<Void> refresh,
        Supplier<Optional<String>> remark) {

    public Awaited(String title, Instant since, Duration typical, Uni<Void> answered, Uni<Void> refresh) {
        this(title, since, typical, answered, refresh, Optional::empty);
    }
}
