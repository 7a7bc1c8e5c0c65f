package io.github.api18mcp.access;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * The answer to an HTTP request that is not handled. Its body is JSON and says why: a JSON-RPC error for MCP clients; elsewhere an
 * error as OAuth has it (RFC 6749, section 5.2), because clients that look for an authorization server read those.
 *
 * @param reason for the client; useless to an attacker
 */
public record HttpRefusal(int status, String reason) {

    private static final int SERVER_ERROR = 500;
    private static final int INTERNAL_ERROR = -32_603;

    /** From the range that JSON-RPC leaves to servers. */
    private static final int REFUSED = -32_000;

    /** @param allowed the methods that the address has */
    public static void ofMethod(RoutingContext context, String allowed, String reason) {
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        new HttpRefusal(HttpResponseStatus.METHOD_NOT_ALLOWED.code(), reason).answer(context);
    }

    /** Whether the client may try again soon. */
    public boolean isTemporary() {
        return status == HttpResponseStatus.TOO_MANY_REQUESTS.code()
                || status == HttpResponseStatus.SERVICE_UNAVAILABLE.code();
    }

    public void answer(RoutingContext context) {
        // A malformed path has no normalized form.
        String path = context.request().path();
        boolean isMcp = path.equals("/mcp") || path.startsWith("/mcp/");
        answer(context.response(), isMcp ? jsonRpc() : oauth());
    }

    /** @param body one of the forms of this refusal */
    public void answer(HttpServerResponse response, JsonObject body) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }

    /** The error has no id, because most of these requests were not read. */
    public JsonObject jsonRpc() {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .putNull("id")
                .put(
                        "error",
                        new JsonObject()
                                .put("code", status < SERVER_ERROR ? REFUSED : INTERNAL_ERROR)
                                .put("message", reason));
    }

    private JsonObject oauth() {
        String error = HttpResponseStatus.valueOf(status)
                .reasonPhrase()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '_');
        return new JsonObject().put("error", error).put("error_description", reason);
    }
}
