package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Reason;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks a service for something that costs money: once, and again only where nothing can have been charged.
 *
 * @param <P> what has to be found out first, at no cost
 */
public final class PaidRequest<P> {

    private static final Logger LOG = Logger.getLogger(PaidRequest.class);

    private final Supplier<Uni<P>> preparation;
    private final Function<P, Uni<HttpAnswer>> request;
    private final BiFunction<P, HttpAnswer, Submission> reading;

    /**
     * Each of these may fail with {@link NotCharged}.
     *
     * @param reading what an answer says about the job and the money
     */
    public PaidRequest(
            Supplier<Uni<P>> preparation,
            Function<P, Uni<HttpAnswer>> request,
            BiFunction<P, HttpAnswer, Submission> reading) {
        this.preparation = preparation;
        this.request = request;
        this.reading = reading;
    }

    /** One that needs no preparation. */
    public static PaidRequest<Optional<Void>> of(
            Supplier<Uni<HttpAnswer>> request, Function<HttpAnswer, Submission> reading) {
        return new PaidRequest<>(
                () -> Uni.createFrom().item(Optional.empty()),
                nothing -> request.get(),
                (nothing, answer) -> reading.apply(answer));
    }

    /** Never fails. */
    public Uni<Submission> send(Demand demand, Clock clock) {
        return SafeRetry.whileWanted(demand, clock, this::once)
                .onFailure(NotCharged.class)
                .recoverWithItem(NotCharged::declined)
                .onFailure()
                .recoverWithItem(PaidRequest::uncertain);
    }

    private Uni<Submission> once() {
        return preparation
                .get()
                .onFailure(failure -> !(failure instanceof NotCharged))
                .transform(PaidRequest::unreached)
                .chain(prepared -> request.apply(prepared)
                        .onFailure(failure -> new ConnectionFailure(failure).isUnsent())
                        .transform(PaidRequest::unreached)
                        .map(answer -> read(prepared, answer)));
    }

    private Submission read(P prepared, HttpAnswer answer) {
        Submission submission = reading.apply(prepared, answer);
        if (submission instanceof Declined declined) {
            throw new NotCharged(declined, answer.retryAfter());
        }
        return submission;
    }

    private static NotCharged unreached(Throwable failure) {
        return new NotCharged(
                new Declined(
                        Reason.UNAVAILABLE, Optional.empty(), "no connection (" + new ConnectionFailure(failure) + ")"),
                Optional.empty());
    }

    private static Submission uncertain(Throwable failure) {
        ConnectionFailure why = new ConnectionFailure(failure);
        LOG.debug("A paid request may have been sent, and no readable answer came", failure);
        return new Submission.Uncertain("the request may have been sent, and no answer came (" + why + ")");
    }
}
