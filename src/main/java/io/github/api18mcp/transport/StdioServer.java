package io.github.api18mcp.transport;

import io.github.api18mcp.generation.Waits;
import io.github.api18mcp.transport.LineReader.Line;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** MCP over standard input and output: a line in is a message, a line out is one, until the input ends. */
@Singleton
public class StdioServer implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(StdioServer.class);

    /** Waits end within 1.2 seconds, and their answers follow at once; a slow machine is given the time to write them. */
    private static final long SLOWEST_LAST_ANSWERS_SECONDS = 10;

    private final StdioMessageHandler handler;
    private final Waits waits;
    private final Vertx vertx;
    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();

    StdioServer(StdioMessageHandler handler, Waits waits, Vertx vertx) {
        this.handler = handler;
        this.waits = waits;
        this.vertx = vertx;
    }

    @Override
    public int run(String... args) throws IOException {
        StdioConnection connection = handler.connect(StandardStreams.protocol());
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        LineReader lines = new LineReader(StandardStreams.in());
        for (Line line = lines.next(); !(line instanceof Line.End); line = lines.next()) {
            receive(line, connection, context);
        }
        answerWhatIsOpen();
        return 0;
    }

    /** SIGTERM and SIGINT; at the end of input there is nothing left to do here. */
    void stop(@Observes ShutdownEvent event) {
        answerWhatIsOpen();
    }

    private void receive(Line line, StdioConnection connection, Context context) {
        if (line instanceof Line.TooLong) {
            connection.sendError(null, JsonRpcErrorCodes.INVALID_REQUEST, "A message is at most 4 MB");
        } else if (line instanceof Line.Text text && !text.text().isBlank()) {
            receive(Shapes.of(Buffer.buffer(text.text())), connection, context);
        }
    }

    private void receive(Shape shape, StdioConnection connection, Context context) {
        if (shape instanceof Shape.Wrong wrong) {
            connection.send(wrong.error());
        } else if (shape instanceof Shape.Good good) {
            handle(new StdioRequest(good.message(), connection), context);
        }
    }

    private void handle(StdioRequest request, Context context) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        open.add(answered);
        answered.whenComplete((nothing, failure) -> open.remove(answered));
        context.runOnContext(now -> {
            try {
                handler.handle(request).onComplete(done -> answered.complete(null));
            } catch (RuntimeException e) {
                LOG.error("A message could not be handled", e);
                answered.complete(null);
            }
        });
    }

    private void answerWhatIsOpen() {
        waits.endAll();
        try {
            CompletableFuture.allOf(open.toArray(CompletableFuture[]::new))
                    .get(SLOWEST_LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("%d calls could not be answered before the end", open.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
