package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.provider.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What keeps this process from knowing how a job stands.
 *
 * @param since the first such answer in a row
 * @param answers how many there were in a row
 * @param reason the last one, in words
 */
record PollTrouble(Kind kind, Instant since, int answers, String reason) {

    /** What is wrong with the answers. */
    enum Kind {
        /** There is none, or it cannot be read. */
        UNREADABLE,
        /** The job is said to be done or unknown, which may be too early. */
        TOO_EARLY,
        /** The job goes on, in words that are not documented. */
        UNUSUAL
    }

    static PollTrouble next(Optional<PollTrouble> before, Kind kind, String reason, Instant now) {
        return before.filter(trouble -> trouble.kind() == kind)
                .map(trouble -> new PollTrouble(kind, trouble.since(), trouble.answers() + 1, reason))
                .orElseGet(() -> new PollTrouble(kind, now, 1, reason));
    }

    /** As a sentence without the full stop. */
    String words(Service service, Instant now) {
        return switch (kind) {
            case UNREADABLE ->
                "%s has given no status for %d s: %s"
                        .formatted(service.title(), Duration.between(since, now).toSeconds(), reason);
            case TOO_EARLY, UNUSUAL -> reason;
        };
    }
}
