package io.github.api18mcp.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
public record Order(
        Owner owner,
        String account,
        String provider,
        String model,
        OutputKind output,
        ObjectNode arguments,
        Optional<Usd> quoted) {

    public Order {
        arguments = arguments.deepCopy();
    }

    /** The same for whatever asks an account for the same thing; arguments are in documented order. */
    String fingerprint() {
        try {
            String all = String.join("\n", account, provider, model, arguments.toString());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
