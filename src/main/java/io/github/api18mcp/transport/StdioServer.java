package io.github.api18mcp.transport;

import io.github.api18mcp.generation.waiting.OpenCalls;
import io.github.api18mcp.tool.mcp.ElicitationRegistry;
import io.github.api18mcp.transport.LineReader.Line;
import io.quarkus.arc.All;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** MCP over standard input and output, one message per line, until the end of input. */
@Singleton
public class StdioServer implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(StdioServer.class);

    private final StdioMessageHandler handler;
    private final OpenCalls openCalls;
    private final ElicitationRegistry elicitations;
    private final List<MessageInterceptor> interceptors;
    private final Vertx vertx;

    StdioServer(
            StdioMessageHandler handler,
            OpenCalls openCalls,
            ElicitationRegistry elicitations,
            @All List<MessageInterceptor> interceptors,
            Vertx vertx) {
        this.handler = handler;
        this.openCalls = openCalls;
        this.elicitations = elicitations;
        this.interceptors = interceptors;
        this.vertx = vertx;
    }

    @Override
    public int run(String... args) {
        // A signal during the start waits for this method to return, and the input may never end.
        if (ApplicationLifecycleManager.isVmShuttingDown()) {
            return 0;
        }
        serve(StandardStreams.in(), StandardStreams.protocol());
        OrderlyEnd.begin();
        return 0;
    }

    void serve(StdioInput lines, OutputStream out) {
        StdioConnection connection = handler.connect(out, lines.opening());
        lines.opening().started();
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        for (Line line = lines.next(); !(line instanceof Line.EndOfInput); line = lines.next()) {
            receive(line, connection, context);
        }
    }

    private void receive(Line line, StdioConnection connection, Context context) {
        if (line instanceof Line.TooLong) {
            receive(MessageValidator.tooLong(), connection, context);
        } else if (line instanceof Line.Content content && !content.text().isBlank()) {
            receive(MessageValidator.STDIO.validate(Buffer.buffer(content.text())), connection, context);
        }
    }

    private void receive(MessageValidation validation, StdioConnection connection, Context context) {
        validation.dispatch(
                wellFormed -> openCalls
                        .begin()
                        .ifPresentOrElse(
                                answered -> handle(wellFormed.message(), connection, context, answered),
                                () -> receive(MessageValidator.serverStopping(wellFormed), connection, context)),
                responses -> responses.messages().forEach(response -> receiveResponse(response, connection, context)),
                ignored -> {},
                error -> {
                    connection.send(error.message());
                    openCalls.begin().ifPresent(answered -> completeOnceWritten(answered, connection));
                });
    }

    /** What is no answer to a question may be the folders of the person, which the extension itself asks for with a number as id. */
    private void receiveResponse(JsonObject response, StdioConnection connection, Context context) {
        if (!elicitations.answered(connection, response) && response.getValue("id") instanceof Number) {
            context.runOnContext(ignored -> handler.handle(new StdioRequest(response, connection)));
        }
    }

    private void handle(Object message, StdioConnection connection, Context context, CompletableFuture<Void> answered) {
        context.runOnContext(ignored -> {
            try {
                handle(message, connection).onComplete(done -> completeOnceWritten(answered, connection));
            } catch (RuntimeException e) {
                LOG.error("A message could not be handled", e);
                MessageValidator.internalErrors(message).forEach(connection::send);
                completeOnceWritten(answered, connection);
            }
        });
    }

    private Future<?> handle(Object message, StdioConnection connection) {
        Optional<Future<Void>> intercepted = message instanceof JsonObject object
                ? interceptors.stream()
                        .flatMap(interceptor -> interceptor.intercept(object, connection).stream())
                        .findFirst()
                : Optional.empty();
        return intercepted.isPresent() ? intercepted.get() : handler.handle(new StdioRequest(message, connection));
    }

    private static void completeOnceWritten(CompletableFuture<Void> answered, StdioConnection connection) {
        connection.written().thenRun(() -> answered.complete(null));
    }
}
