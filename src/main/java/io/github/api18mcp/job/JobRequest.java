package io.github.api18mcp.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.platform.Sha256;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a job is to generate, for whom, and at which price.
 *
 * @param account the account at the service that pays, as a fingerprint of its key
 * @param model the model's id at the service
 * @param arguments exactly as the caller gave them
 * @param quoted the price by the catalog; empty if the model has no price in dollars
 */
public record JobRequest(
        Owner owner,
        String account,
        String provider,
        String model,
        OutputKind output,
        ObjectNode arguments,
        Optional<Usd> quoted) {

    /** The same for identical requests to the same account; the arguments are in documented order. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.of(String.join("\n", account, provider, model, arguments.toString())));
    }

    /** What the job is about in the caller's words: the prompt, or the address of the page that a picture is made for. */
    public Optional<String> subject() {
        return Stream.of("prompt", "url")
                .map(name -> arguments.path(name).textValue())
                .filter(Objects::nonNull)
                .findFirst();
    }
}
