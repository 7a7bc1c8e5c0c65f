package io.github.api18mcp.transport.stateless;

import io.github.api18mcp.tool.mcp.MultiRoundTrip;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.McpLog.LogLevel;
import io.quarkiverse.mcp.server.McpServer;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkiverse.mcp.server.runtime.McpConnectionBase;
import io.quarkiverse.mcp.server.runtime.config.McpServerRuntimeConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the extension takes for the connection of a client. It exists for one request. */
final class StatelessConnection extends McpConnectionBase implements MultiRoundTrip {

    private static final Logger LOG = Logger.getLogger(StatelessConnection.class);
    private static final String LOG_MESSAGE = "notifications/message";

    private final StatelessRequest request;
    private final Exchange exchange;
    private final ResponseForm form;
    private volatile boolean cancelled;
    private volatile Optional<InputRequired> inputRequired = Optional.empty();

    StatelessConnection(
            McpServerRuntimeConfig config,
            StatelessRequest request,
            Exchange exchange,
            Transport transport,
            JsonObject serverInfo) {
        super(ConnectionManager.connectionId(), config, McpServer.DEFAULT);
        this.request = request;
        this.exchange = exchange;
        this.form = new ResponseForm(request, serverInfo);
        requestedLogLevel().ifPresent(level -> this.logLevel = level);
        initialize(request.initialRequest(transport));
        setInitialized();
    }

    @Override
    public Future<Void> send(JsonObject message) {
        if (message == null || cancelled) {
            return Future.succeededFuture();
        }
        messageSent(message);
        if (!message.containsKey("method")) {
            return exchange.send(form.of(message, inputRequired));
        }
        if (message.containsKey("id")) {
            LOG.debugf("A client of this revision cannot be sent %s", message.getValue("method"));
            return Future.succeededFuture();
        }
        return message.getValue("method").equals(LOG_MESSAGE)
                        && requestedLogLevel().isEmpty()
                ? Future.succeededFuture()
                : exchange.send(message);
    }

    /** The client no longer wants an answer: nothing more is sent. */
    void cancel() {
        cancelled = true;
    }

    @Override
    public Status status() {
        return exchange.isClosed() ? Status.CLOSED : super.status();
    }

    @Override
    public Optional<String> requestState() {
        return request.params().getValue("requestState") instanceof String state
                ? Optional.of(state)
                : Optional.empty();
    }

    @Override
    public Optional<JsonObject> inputResponse(String key) {
        return request.params().getValue("inputResponses") instanceof JsonObject responses
                        && responses.getValue(key) instanceof JsonObject response
                ? Optional.of(response)
                : Optional.empty();
    }

    @Override
    public void requireInput(JsonObject inputRequests, Optional<String> requestState) {
        inputRequired = Optional.of(new InputRequired(inputRequests, requestState));
    }

    private Optional<LogLevel> requestedLogLevel() {
        return request.meta().getValue(MetaKey.LOG_LEVEL) instanceof String level
                ? Optional.ofNullable(LogLevel.from(level))
                : Optional.empty();
    }
}
