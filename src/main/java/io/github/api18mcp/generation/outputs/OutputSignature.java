package io.github.api18mcp.generation.outputs;

import io.github.api18mcp.generation.outputs.ServedOutputs.Reference;
import io.github.api18mcp.platform.HmacSha256;
import java.time.Instant;

/**
 * Signs the address of an output, so that a browser can show it without a token until it expires. The key is in the journal, so that
 * any replica accepts it.
 */
record OutputSignature(HmacSha256 key) {

    private static final String PURPOSE = "api18-mcp output";

    /** In the letters of a URL. */
    String of(Reference output, Instant expiry) {
        return key.of(text(output, expiry));
    }

    boolean matches(String signature, Reference output, Instant expiry) {
        return key.matches(signature, text(output, expiry));
    }

    private static String text(Reference output, Instant expiry) {
        return String.join("\n", PURPOSE, output.toString(), String.valueOf(expiry.getEpochSecond()));
    }
}
