package io.github.api18mcp.provider.http;

import io.github.api18mcp.provider.http.ReceivedBody.End;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.Callable;

/** Receives the body of one answer, as far as it comes. */
final class AnswerReceiver {

    private final Vertx vertx;
    private final HttpClientResponse response;
    private final Promise<HttpAnswer> answer;
    private final ReceivedBody.Collector body = new ReceivedBody.Collector();
    private Future<Void> stored = Future.succeededFuture();
    private boolean over;

    AnswerReceiver(Vertx vertx, HttpClientResponse response, Promise<HttpAnswer> answer) {
        this.vertx = vertx;
        this.response = response;
        this.answer = answer;
    }

    void receive() {
        response.exceptionHandler(broken -> end(End.CUT_OFF));
        response.endHandler(ended -> end(End.COMPLETE));
        response.handler(this::received);
    }

    private void received(Buffer bytes) {
        if (over) {
            return;
        }
        body.add(bytes);
        if (body.isTooLong()) {
            end(End.TOO_LONG);
            response.request().reset();
        } else if (body.isFull()) {
            response.pause();
            stored = blocking(() -> {
                body.store();
                return null;
            });
            stored.onSuccess(done -> response.resume()).onFailure(failure -> end(End.TOO_LONG));
        }
    }

    private void end(End end) {
        if (!over) {
            over = true;
            stored.otherwiseEmpty()
                    .compose(done -> body.isStored() ? blocking(() -> body.body(end)) : now(() -> body.body(end)))
                    .map(received -> new HttpAnswer(response.statusCode(), response.headers(), received))
                    .onComplete(answer);
        }
    }

    private <T> Future<T> now(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work);
    }
}
