package io.github.api18mcp.generation.outputs;

import io.github.api18mcp.generation.outputs.ServedOutputs.Reference;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the address of an output, so that a browser can show it without a token until it expires. The key is in the journal, so that
 * any replica accepts it.
 */
record OutputSignature(byte[] key) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "api18-mcp output";

    /** In the letters of a URL. */
    String of(Reference output, Instant expiry) {
        String text = String.join("\n", PURPOSE, output.toString(), String.valueOf(expiry.getEpochSecond()));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean matches(String signature, Reference output, Instant expiry) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), of(output, expiry).getBytes(StandardCharsets.UTF_8));
    }
}
