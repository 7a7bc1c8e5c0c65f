package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Violation;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;

/** The JSON object that requests a job. An invalid body is refused with the documented error. */
record RequestBody(ObjectNode json) {

    private static final String MODEL = "model";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static RequestBody of(RoutingContext context) {
        return parse(Objects.requireNonNullElse(context.body().asString(), ""));
    }

    static RequestBody parse(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return new RequestBody(object);
            }
            throw SandboxException.invalid("The request body is not a JSON object.");
        } catch (JsonProcessingException e) {
            throw SandboxException.invalid("The request body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    String modelId() {
        if (!json.path(MODEL).isTextual()) {
            String got = json.hasNonNull(MODEL) ? json.get(MODEL).toString() : "nothing";
            throw new SandboxException(
                    SandboxResponse.invalid(List.of(new Violation(MODEL, "the id of a model", got))));
        }
        return json.get(MODEL).textValue();
    }

    /** The arguments of the model. */
    ObjectNode withoutModel() {
        return json.deepCopy().without(MODEL);
    }
}
