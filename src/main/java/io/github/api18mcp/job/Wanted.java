package io.github.api18mcp.job;

import io.github.api18mcp.catalog.Usd;
import java.util.Optional;

/**
 * A job that is asked for.
 *
 * @param attention {@link Attention#AWAITED} or {@link Attention#UNATTENDED}; who awaits may be given an abandoned job
 * @param confirmAbove the price above which a person has to say yes first
 */
public record Wanted(Order order, Attention attention, Optional<IdempotencyKey> key, Optional<Usd> confirmAbove) {

    boolean needsConfirmation() {
        return order.quoted()
                .flatMap(quoted -> confirmAbove.map(most -> quoted.compareTo(most) > 0))
                .orElse(false);
    }
}
