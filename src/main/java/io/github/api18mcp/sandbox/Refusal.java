package io.github.api18mcp.sandbox;

import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Ends the handling of a request with an answer other than what was asked for. */
final class Refusal extends RuntimeException {

    private static final Logger LOG = Logger.getLogger(Refusal.class);

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    static Refusal of(int status, String type, String message) {
        return new Refusal(Answer.error(status, type, message));
    }

    static Refusal notFound() {
        return of(404, "not_found", "There is nothing at this address.");
    }

    static Refusal jobNotFound() {
        return of(404, "job_not_found", "The job does not exist or has expired.");
    }

    static Refusal invalid(String message) {
        return of(400, "invalid_request", message);
    }

    Answer answer() {
        return answer;
    }

    /** Answers a request that failed, whatever it failed of. */
    static void answer(RoutingContext context) {
        if (!context.response().ended()) {
            answerTo(context).send(context.response());
        }
    }

    private static Answer answerTo(RoutingContext context) {
        if (context.failure() instanceof Refusal refusal) {
            return refusal.answer();
        }
        if (context.statusCode() == 413) {
            return Answer.error(413, "payload_too_large", "The request body is larger than 1 MB.");
        }
        if (context.statusCode() < 500) {
            return Answer.error(context.statusCode(), "invalid_request", "The request cannot be understood.");
        }
        LOG.error("The sandbox failed", context.failure());
        return Answer.error(500, "internal_error", "The sandbox failed; its log says why.");
    }
}
