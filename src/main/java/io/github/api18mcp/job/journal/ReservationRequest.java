package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.WaitStatus;
import java.util.Optional;

/**
 * A request to reserve a job.
 *
 * @param waitStatus {@link WaitStatus#AWAITED} or {@link WaitStatus#UNATTENDED}
 * @param confirmAbove the price above which a person has to confirm
 */
public record ReservationRequest(
        JobRequest request,
        WaitStatus waitStatus,
        Optional<IdempotencyKey> key,
        Optional<Usd> confirmAbove,
        Repetition repetition) {

    boolean needsConfirmation() {
        return request.quoted()
                .flatMap(quoted -> confirmAbove.map(max -> quoted.compareTo(max) > 0))
                .orElse(false);
    }
}
