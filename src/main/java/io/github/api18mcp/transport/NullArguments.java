package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.McpMethod;
import io.quarkiverse.mcp.server.runtime.McpRequest;
import io.quarkiverse.mcp.server.runtime.McpRequestValidator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Leaves out arguments that are {@code null}: to agents that is the same as not giving them, to the extension an error. */
@Singleton
class NullArguments implements McpRequestValidator {

    @Override
    public <R extends McpRequest> Future<Boolean> validate(JsonObject message, R request, McpMethod method) {
        if (method == McpMethod.TOOLS_CALL
                && message.getValue("params") instanceof JsonObject params
                && params.getValue("arguments") instanceof JsonObject arguments) {
            arguments.getMap().values().removeIf(Objects::isNull);
        }
        return Future.succeededFuture(true);
    }
}
