package io.github.api18mcp.transport.stateless;

import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Gives the responses of the extension the form of the revision. */
record ResponseForm(StatelessRequest request, JsonObject serverInfo) {

    JsonObject of(JsonObject response, Optional<InputRequired> inputRequired) {
        // The extension puts objects into its responses that only become JSON when they are written.
        JsonObject json = new JsonObject(response.toBuffer());
        if (json.getValue("result") instanceof JsonObject result) {
            return inputRequired.map(this::inputRequired).orElseGet(() -> json.put("result", complete(result)));
        }
        if (json.getValue("error") instanceof JsonObject error) {
            renumber(error);
        }
        return json;
    }

    JsonObject complete(JsonObject result) {
        request.method().freshness().ifPresent(freshness -> result.put("ttlMs", freshness.toMillis())
                // Whoever needs a token to see a list does not get it from a shared cache.
                .put("cacheScope", "private"));
        return signed(result.put("resultType", "complete"));
    }

    private JsonObject inputRequired(InputRequired input) {
        JsonObject missing = input.missing(request.clientCapabilities());
        return missing.isEmpty()
                ? new JsonObject().put("jsonrpc", "2.0").put("id", request.id()).put("result", signed(input.result()))
                : RequestError.missingCapabilities(missing).reply(request.id());
    }

    private JsonObject signed(JsonObject result) {
        JsonObject meta = result.getValue("_meta") instanceof JsonObject given ? given : new JsonObject();
        return result.put("_meta", meta.put(MetaKey.SERVER_INFO, serverInfo));
    }

    /** The revision retired the code that other revisions have for this. */
    private void renumber(JsonObject error) {
        if (Integer.valueOf(JsonRpcErrorCodes.RESOURCE_NOT_FOUND).equals(error.getInteger("code"))) {
            error.put("code", JsonRpcErrorCodes.INVALID_PARAMS)
                    .put("data", new JsonObject().put("uri", request.params().getValue("uri")));
        }
    }
}
