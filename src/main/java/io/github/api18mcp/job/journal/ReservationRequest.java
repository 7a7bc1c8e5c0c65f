package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.WaitStatus;
import java.util.Optional;

/**
 * A job that is asked for.
 *
 * @param waitStatus {@link WaitStatus#AWAITED} or {@link WaitStatus#UNATTENDED}; who awaits may be given an abandoned job
 * @param confirmAbove the price above which a person has to say yes first
 */
public record ReservationRequest(
        JobRequest request, WaitStatus waitStatus, Optional<IdempotencyKey> key, Optional<Usd> confirmAbove) {

    boolean needsConfirmation() {
        return request.quoted()
                .flatMap(quoted -> confirmAbove.map(most -> quoted.compareTo(most) > 0))
                .orElse(false);
    }
}
