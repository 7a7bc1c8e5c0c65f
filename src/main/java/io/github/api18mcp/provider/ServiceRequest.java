package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request to a service.
 *
 * @param path behind the address of the service, escaped, with its query
 */
public record ServiceRequest(HttpMethod method, String path, Optional<ObjectNode> body) {

    public static ServiceRequest get(String path) {
        return new ServiceRequest(HttpMethod.GET, path, Optional.empty());
    }

    public static ServiceRequest post(String path, ObjectNode body) {
        return new ServiceRequest(HttpMethod.POST, path, Optional.of(body));
    }

    /** Escapes a value for a path or a query. */
    public static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
