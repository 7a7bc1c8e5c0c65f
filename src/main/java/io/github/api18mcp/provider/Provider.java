package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/**
 * A service that makes things for money. It submits and reports; what happened comes back as a value, never as a failed
 * {@link Uni}, because what happened decides about money.
 */
public interface Provider {

    Service service();

    /** Whether calls can be made: without a key there is nobody to charge. */
    boolean hasKey();

    /** Whose money it is, told apart from others without naming it: jobs of another account cannot be asked for. */
    String account();

    /** Why no call can be made, in words for the operator; empty where calls can be made. */
    default Optional<String> unusable() {
        return hasKey()
                ? Optional.empty()
                : Optional.of(service().keyVariable() + " is not set; keys are made at "
                        + service().keyPage());
    }

    /** Whether the address is one of the service's own, so that what it made can be an input again. */
    boolean serves(URI address);

    /** Asks for a paid job, once. The request is repeated only where nothing can have been charged, and only on demand. */
    Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest);

    /**
     * Asks how a job stands; free, and may be repeated.
     *
     * @param arguments what was asked for
     */
    Uni<ProviderJob> report(String providerJobId, JsonNode arguments);

    /** Whether it is left alone for a while because it did not answer; empty where nothing watches over that. */
    default Optional<CircuitBreakerState> circuit() {
        return Optional.empty();
    }

    /** Looks whether the service is there and takes the key; free. */
    Uni<ProviderHealth> condition();
}
