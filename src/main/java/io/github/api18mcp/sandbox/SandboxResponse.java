package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Violation;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;

/** A response in the form that the services document (Api18, sections 5 and 9). */
record SandboxResponse(int status, String contentType, Map<String, String> headers, String body) {

    private static final String JSON = "application/json";

    SandboxResponse {
        headers = Map.copyOf(headers);
    }

    static SandboxResponse json(JsonNode body) {
        return new SandboxResponse(200, JSON, Map.of(), body.toString());
    }

    static SandboxResponse error(int status, String type, String message) {
        return error(status, errorObject(type, message));
    }

    static SandboxResponse invalid(List<Violation> violations) {
        ObjectNode error = errorObject("invalid_request", "The request body failed validation.");
        ArrayNode details = error.putArray("details");
        violations.forEach(violation -> details.addObject()
                .put("field", violation.parameter())
                .put("expected", violation.expected())
                .put("got", violation.got()));
        return error(400, error);
    }

    static SandboxResponse missingKey() {
        return error(401, "missing_authorization", "Send your key in the Authorization header.");
    }

    static SandboxResponse invalidKey() {
        return error(401, "invalid_api_key", "The key is not valid.");
    }

    static SandboxResponse rateLimited(String type) {
        SandboxResponse error = error(429, type, "Too many requests.");
        return new SandboxResponse(error.status(), error.contentType(), Map.of("Retry-After", "1"), error.body());
    }

    /** The response of a proxy when the service behind it fails. */
    static SandboxResponse html(int status, String reason) {
        String page =
                "<!doctype html><html><head><title>%1$d %2$s</title></head><body><h1>%1$d %2$s</h1></body></html>";
        return new SandboxResponse(status, "text/html", Map.of(), page.formatted(status, reason));
    }

    static SandboxResponse garbage() {
        return new SandboxResponse(200, JSON, Map.of(), "This is not JSON because the prompt contains #garbage.");
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        response.headers().addAll(headers);
        response.end(body);
    }

    private static ObjectNode errorObject(String type, String message) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("message", message);
    }

    private static SandboxResponse error(int status, ObjectNode error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error);
        return new SandboxResponse(status, JSON, Map.of(), body.toString());
    }
}
