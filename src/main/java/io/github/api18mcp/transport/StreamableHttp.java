package io.github.api18mcp.transport;

import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.http.runtime.StreamableHttpMcpMessageHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Has the extension handle messages in sessions over Streamable HTTP, and gives its responses the format that the client accepts. */
@Singleton
class StreamableHttp {

    private static final String RESPONSE = FormattedResponse.class.getName();

    /** Where the extension's own route puts the name of the server. */
    private static final String SERVER_NAME = "mcp.http.server-name";

    private final StreamableHttpMcpMessageHandler extension;

    StreamableHttp(StreamableHttpMcpMessageHandler extension) {
        this.extension = extension;
    }

    void register(@Observes Router router) {
        router.post("/mcp").order(RouteOrder.IN_SESSION).handler(this::handle);
    }

    /** The response to this request is given by the extension, if the request goes on to it. */
    static void answerWith(FormattedResponse response, RoutingContext context) {
        context.put(RESPONSE, response);
    }

    private void handle(RoutingContext context) {
        context.put(SERVER_NAME, McpServer.DEFAULT);
        // The extension refuses every other value.
        context.request().headers().set(HttpHeaders.ACCEPT, AcceptedFormat.BOTH);
        extension.handle(new FormattedContext(context, context.get(RESPONSE)));
    }

    private static final class FormattedContext extends RoutingContextDecorator {

        private final FormattedResponse response;

        FormattedContext(RoutingContext context, FormattedResponse response) {
            super(context.currentRoute(), (RoutingContextInternal) context);
            this.response = response;
        }

        @Override
        public HttpServerResponse response() {
            return response;
        }
    }
}
