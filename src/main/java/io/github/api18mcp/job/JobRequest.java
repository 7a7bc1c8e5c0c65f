package io.github.api18mcp.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.platform.Sha256;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param account the service's account that pays, told apart from others without naming it
 * @param model the service's name of it
 * @param arguments exactly as given
 * @param quoted the catalog's price of it, before; empty where it has none in dollars
 */
public record JobRequest(
        Owner owner,
        String account,
        String provider,
        String model,
        OutputKind output,
        ObjectNode arguments,
        Optional<Usd> quoted) {

    /** The same for whatever asks an account for the same thing; arguments are in documented order. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.of(String.join("\n", account, provider, model, arguments.toString())));
    }
}
