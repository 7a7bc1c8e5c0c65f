package io.github.api18mcp.sandbox;

import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/** Ends the handling of a request with an error response. */
final class SandboxException extends RuntimeException {

    private static final Logger LOG = Logger.getLogger(SandboxException.class);

    private final transient SandboxResponse response;

    SandboxException(SandboxResponse response) {
        super(response.body(), null, false, false);
        this.response = response;
    }

    static SandboxException of(int status, String type, String message) {
        return new SandboxException(SandboxResponse.error(status, type, message));
    }

    static SandboxException notFound() {
        return of(404, "not_found", "There is nothing at this address.");
    }

    static SandboxException jobNotFound() {
        return of(404, "job_not_found", "The job does not exist or has expired.");
    }

    static SandboxException invalid(String message) {
        return of(400, "invalid_request", message);
    }

    /** Answers a request that failed for any reason. */
    static void handleFailure(RoutingContext context) {
        if (!context.response().ended()) {
            errorResponse(context).send(context.response());
        }
    }

    private static SandboxResponse errorResponse(RoutingContext context) {
        if (context.failure() instanceof SandboxException exception) {
            return exception.response;
        }
        if (context.statusCode() == 413) {
            return SandboxResponse.error(413, "payload_too_large", "The request body is larger than 1 MB.");
        }
        if (context.statusCode() < 500) {
            return SandboxResponse.error(context.statusCode(), "invalid_request", "The request cannot be understood.");
        }
        LOG.error("The sandbox failed", context.failure());
        return SandboxResponse.error(500, "internal_error", "The sandbox failed. See the log for the cause.");
    }
}
