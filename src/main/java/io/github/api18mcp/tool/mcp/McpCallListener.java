package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.ConfirmationRequest;
import io.github.api18mcp.generation.waiting.Consent;
import io.github.api18mcp.generation.waiting.Progress;
import io.github.api18mcp.job.JobId;
import io.quarkiverse.mcp.server.Cancellation;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.runtime.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An MCP client that waits for a call. It may have asked for progress, can put a question to its person, can cancel,
 * and can disconnect.
 */
final class McpCallListener implements CallListener {

    private static final int HUNDRED = 100;

    private final io.quarkiverse.mcp.server.Progress progress;
    private final Cancellation cancellation;
    private final McpConnection connection;
    private final Sender stream;
    private final Optional<RoutingContext> http;
    private final Consumer<Runnable> whenWritten;
    private final ElicitationRegistry elicitations;
    private final Optional<RepeatedCall> repeated;
    private final Context context = Vertx.currentContext();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    /**
     * @param stream carries messages to the client before the answer
     * @param http the request that brought the call; empty on stdio
     * @param whenWritten takes the task to run once the answer was written to the connection
     * @param repeated asks the person, if the client cannot be asked during the call
     */
    McpCallListener(
            ToolArguments call,
            Sender stream,
            Optional<RoutingContext> http,
            Consumer<Runnable> whenWritten,
            ElicitationRegistry elicitations,
            Optional<RepeatedCall> repeated) {
        this.http = http;
        this.whenWritten = whenWritten;
        this.progress = call.progress();
        this.cancellation = call.cancellation();
        this.connection = call.connection();
        this.stream = stream;
        this.elicitations = elicitations;
        this.repeated = repeated;
    }

    @Override
    public void progressed(Progress step) {
        if (progress.token().isPresent()) {
            progress.notificationBuilder()
                    .setProgress(step.percent())
                    .setTotal(HUNDRED)
                    .setMessage(step.message())
                    .build()
                    .sendAndForget();
        }
    }

    @Override
    public boolean isGone() {
        return gone.isDone()
                || connection.status() == McpConnection.Status.CLOSED
                || cancellation.check().isRequested();
    }

    @Override
    public void whenGone(Runnable task) {
        gone.thenRun(task);
        leaveIfGone();
    }

    @Override
    public void whenAnswered(Runnable delivered, Runnable lost) {
        switch (connection.initialRequest().transport()) {
            case STREAMABLE_HTTP ->
                http.ifPresentOrElse(
                        request -> request.addEndHandler(end -> (end.succeeded() ? delivered : lost).run()), delivered);
            case STDIO -> whenWritten.accept(delivered);
            default -> delivered.run();
        }
    }

    @Override
    public Uni<Consent> confirm(ConfirmationRequest request) {
        return Uni.createFrom()
                .deferred(() -> isGone() || !canAsk()
                        ? CallListener.super.confirm(request)
                        : repeated.map(call -> call.confirm(request)).orElseGet(() -> ask(request)));
    }

    @Override
    public Optional<JobId> answered() {
        return repeated.flatMap(RepeatedCall::job);
    }

    /** Reads the answer that the call brings. Must be called before the call begins. */
    Uni<Void> readAnswer() {
        return repeated.map(RepeatedCall::readAnswer)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * Over Streamable HTTP, the call ends with its HTTP request. Over SSE the answer takes the event stream, and the
     * end of the request means nothing.
     */
    void leaveWith(RoutingContext http) {
        if (connection.initialRequest().transport() == Transport.STREAMABLE_HTTP) {
            http.addEndHandler(end -> {
                if (end.failed()) {
                    leave();
                }
            });
            if (http.response().closed()) {
                leave();
            }
        }
    }

    void leave() {
        gone.complete(null);
    }

    void leaveIfGone() {
        if (isGone()) {
            leave();
        }
    }

    private boolean canAsk() {
        return connection.status().isClientInitialized()
                && connection.initialRequest().supportsElicitationFormMode();
    }

    /** Continues on the context of the call, because the answer arrives with another request or line. */
    private Uni<Consent> ask(ConfirmationRequest question) {
        Elicitation elicitation = elicitations.ask(connection, stream, question);
        whenGone(elicitation::takeBack);
        return Uni.createFrom()
                .completionStage(elicitation.consent())
                .onCancellation()
                .invoke(elicitation::takeBack)
                .emitOn(task -> context.runOnContext(now -> task.run()));
    }
}
