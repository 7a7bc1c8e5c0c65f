package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks a service for something that costs money: once, and again only where nothing can have been charged. */
public final class PaidRequest {

    private static final Logger LOG = Logger.getLogger(PaidRequest.class);

    private PaidRequest() {}

    /**
     * Never fails.
     *
     * @param request sends it
     * @param reading what an answer says about the job and the money
     */
    public static Uni<Submission> send(
            Demand demand, Clock clock, Supplier<Uni<HttpAnswer>> request, Function<HttpAnswer, Submission> reading) {
        return SafeRetry.whileWanted(demand::waitsAt, clock, () -> once(request, reading))
                .onFailure(NotCharged.class)
                .recoverWithItem(NotCharged::declined)
                .onFailure()
                .recoverWithItem(PaidRequest::uncertain);
    }

    private static Uni<Submission> once(Supplier<Uni<HttpAnswer>> request, Function<HttpAnswer, Submission> reading) {
        return request.get()
                .onFailure(failure -> new ConnectionFailure(failure).isUnsent())
                .transform(failure -> new NotCharged(unreached(failure), Optional.empty()))
                .map(answer -> read(answer, reading));
    }

    private static Submission read(HttpAnswer answer, Function<HttpAnswer, Submission> reading) {
        Submission submission = reading.apply(answer);
        if (submission instanceof Declined declined && isPassing(declined.reason())) {
            throw new NotCharged(declined, answer.retryAfter());
        }
        return submission;
    }

    private static boolean isPassing(Reason reason) {
        return reason == Reason.RATE_LIMITED || reason == Reason.UNAVAILABLE;
    }

    private static Declined unreached(Throwable failure) {
        return new Declined(
                Reason.UNAVAILABLE, Optional.empty(), "no connection (" + new ConnectionFailure(failure) + ")");
    }

    private static Submission uncertain(Throwable failure) {
        LOG.warn("A paid request may have been sent, and no readable answer came", failure);
        return new Submission.Uncertain(
                "the request may have been sent, and no answer came (" + new ConnectionFailure(failure) + ")");
    }
}
