package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.PublicUrl;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A service that generates images or video for money. Outcomes are returned as values, never as a failed {@link Uni}, because
 * they decide about money.
 */
public interface Provider {

    Service service();

    ServiceAccount account();

    /** Why no call can be made, as a message to the operator; empty if calls can be made. */
    default Optional<String> unusable() {
        return account().hasKey()
                ? Optional.empty()
                : Optional.of(service().keyVariable() + " is not set; get a key from "
                        + service().keyPage());
    }

    /** Whether the service is in a private network, as an imitation is, and so can fetch from there. */
    default boolean isPrivate() {
        return PublicUrl.objection(account().address().toString(), any -> false).isPresent();
    }

    /** Submits a paid job once. The request is sent again only if nothing can have been charged and the job is still wanted. */
    Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest);

    /** Whether {@link #report} asks the service. If not, the answer to the request says everything. */
    default boolean canBePolled() {
        return true;
    }

    /**
     * Gets the state of a job. This is free and may be repeated.
     *
     * @param arguments the arguments that the job was submitted with
     */
    Uni<ProviderJob> report(String providerJobId, JsonNode arguments);

    /** The state of the circuit breaker that protects an unresponsive service; empty if there is no breaker. */
    default Optional<CircuitBreakerState> circuit() {
        return Optional.empty();
    }

    /** Checks whether the service is reachable and accepts the key. This is free. */
    Uni<ProviderHealth> checkHealth();
}
