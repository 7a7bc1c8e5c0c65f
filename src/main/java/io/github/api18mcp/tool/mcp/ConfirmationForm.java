package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/** The form by which MCP asks a person to confirm a price. It has one field, and nothing is filled in. */
final class ConfirmationForm {

    private static final String SPEND = "spend";

    private ConfirmationForm() {}

    /** @return the parameters of {@code elicitation/create} */
    static JsonObject of(ConfirmationRequest question) {
        JsonObject spend =
                new JsonObject().put("type", "boolean").put("title", ConfirmationRequest.box(question.price()));
        JsonObject schema = new JsonObject()
                .put("type", "object")
                .put("properties", new JsonObject().put(SPEND, spend))
                .put("required", new JsonArray().add(SPEND));
        return new JsonObject()
                .put("mode", "form")
                .put("message", "%s\n\nPrice: %s".formatted(question.text(), question.price()))
                .put("requestedSchema", schema);
    }

    /**
     * Some clients accept without asking anybody, or with an empty form. Only an explicit {@code true} is a consent.
     *
     * @param response of the client: a result or an error
     */
    static Consent read(JsonObject response) {
        if (!(response.getValue("result") instanceof JsonObject result)
                || !(result.getValue("action") instanceof String action)) {
            return Consent.NONE;
        }
        return switch (action) {
            case "accept" -> filledIn(result.getValue("content"));
            case "decline" -> Consent.DECLINED;
            default -> Consent.NONE;
        };
    }

    private static Consent filledIn(Object content) {
        Object spend = content instanceof JsonObject fields ? fields.getValue(SPEND) : null;
        if (Objects.equals(spend, true)) {
            return Consent.GIVEN;
        }
        return Objects.equals(spend, false) ? Consent.DECLINED : Consent.UNTICKED;
    }
}
