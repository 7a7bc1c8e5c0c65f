package io.github.api18mcp.tool.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.HmacSha256;
import io.github.api18mcp.platform.Sha256;
import java.util.HexFormat;

/** Signs a text for one call: for its caller, its tool and its arguments. */
final class CallSignature {

    private static final String PURPOSE = "api18-mcp confirmation";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter SORTED = MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final HmacSha256 key;
    private final String call;

    /** @param arguments in any order, because a client may repeat them in another one */
    CallSignature(byte[] key, Owner owner, String tool, JsonNode arguments) {
        this.key = new HmacSha256(key);
        // Only the last part may contain any character, so that no two calls have the same text.
        this.call = String.join(
                "\n", owner.mode().name(), tool, hash(arguments), owner.caller().name());
    }

    /** @param text without line breaks */
    String of(String text) {
        return key.of(signed(text));
    }

    boolean matches(String signature, String text) {
        return key.matches(signature, signed(text));
    }

    private String signed(String text) {
        return String.join("\n", PURPOSE, text, call);
    }

    private static String hash(JsonNode arguments) {
        try {
            String sorted = SORTED.writeValueAsString(MAPPER.treeToValue(arguments, Object.class));
            return HexFormat.of().formatHex(Sha256.of(sorted));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
