package io.github.api18mcp.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param model the service's name of it
 * @param arguments exactly as given
 * @param quoted the catalog's price of it, before; empty where it has none in dollars
 */
public record Order(
        Owner owner, String provider, String model, OutputKind output, ObjectNode arguments, Optional<Usd> quoted) {

    public Order {
        arguments = arguments.deepCopy();
    }

    /** Whether the other asks for the same thing for the same owner, so that one job answers both. */
    boolean sameAs(Order other) {
        return owner.equals(other.owner)
                && provider.equals(other.provider)
                && model.equals(other.model)
                && arguments.equals(other.arguments);
    }
}
