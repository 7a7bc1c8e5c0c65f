package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
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
    private final Function<P, Uni<ServiceResponse>> request;
    private final BiFunction<P, ServiceResponse, Submission> reading;

    /**
     * Each of these may fail with {@link NotChargedException}.
     *
     * @param reading what an answer says about the job and the money
     */
    public PaidRequest(
            Supplier<Uni<P>> preparation,
            Function<P, Uni<ServiceResponse>> request,
            BiFunction<P, ServiceResponse, Submission> reading) {
        this.preparation = preparation;
        this.request = request;
        this.reading = reading;
    }

    /** One that needs no preparation. */
    public static PaidRequest<Optional<Void>> of(
            Supplier<Uni<ServiceResponse>> request, Function<ServiceResponse, Submission> reading) {
        return new PaidRequest<>(
                () -> Uni.createFrom().item(Optional.empty()),
                nothing -> request.get(),
                (nothing, answer) -> reading.apply(answer));
    }

    /** Never fails. */
    public Uni<Submission> send(SubmissionInterest interest, Clock clock) {
        return SafeRetry.whileWanted(interest, clock, this::once)
                .onFailure(NotChargedException.class)
                .recoverWithItem(NotChargedException::declined)
                .onFailure(NotSentException.class)
                .recoverWithItem(NotSentException::submission)
                .onFailure()
                .recoverWithItem(PaidRequest::uncertain);
    }

    private Uni<Submission> once() {
        return preparation
                .get()
                .onFailure(failure -> !(failure instanceof NotChargedException))
                .transform(PaidRequest::unreached)
                .chain(prepared -> request.apply(prepared)
                        .onFailure(failure -> new ConnectionFailure(failure).isUnsent())
                        .transform(PaidRequest::unreached)
                        .map(answer -> read(prepared, answer)));
    }

    private Submission read(P prepared, ServiceResponse answer) {
        Submission submission = reading.apply(prepared, answer);
        // A no with the status of a success is taken for a no, but not so surely that it is sent again.
        if (submission instanceof Declined declined && !answer.isSuccess()) {
            throw new NotChargedException(declined, answer.retryAfter());
        }
        return submission;
    }

    private static NotChargedException unreached(Throwable failure) {
        return new NotChargedException(
                new Declined(
                        DeclineReason.UNAVAILABLE,
                        Optional.empty(),
                        "no connection (" + new ConnectionFailure(failure) + ")"),
                Optional.empty());
    }

    private static Submission uncertain(Throwable failure) {
        ConnectionFailure why = new ConnectionFailure(failure);
        LOG.debug("A paid request may have been sent, and no readable answer came", failure);
        return new Submission.Uncertain("the request may have been sent, and no answer came (" + why + ")");
    }
}
