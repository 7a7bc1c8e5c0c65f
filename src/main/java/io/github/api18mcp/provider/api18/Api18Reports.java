package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.PollRetried;
import io.github.api18mcp.provider.ServiceClient;
import io.github.api18mcp.provider.ServiceResponse;
import io.smallrye.faulttolerance.api.BeforeRetry;
import io.smallrye.faulttolerance.api.BeforeRetryHandler;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Asks for jobs. Asking is free and every job is asked again within seconds, so one quick repeat is enough, and a service that
 * is down is left alone for a while.
 */
@Singleton
class Api18Reports {

    private static final String CIRCUIT = "api18";

    private final ServiceClient<Api18Api> api18;
    private final CircuitBreakerMaintenance circuits;

    Api18Reports(ServiceClient<Api18Api> api18, CircuitBreakerMaintenance circuits) {
        this.api18 = api18;
        this.circuits = circuits;
    }

    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 200, jitter = 100, abortOn = CircuitBreakerOpenException.class)
    @BeforeRetry(Repetition.class)
    @CircuitBreakerName(CIRCUIT)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.9, delay = 5, delayUnit = ChronoUnit.SECONDS)
    Uni<ServiceResponse> ask(String providerJobId) {
        return api18.free((api, key) -> api.job(key.authorization("Bearer"), providerJobId));
    }

    CircuitBreakerState circuit() {
        return circuits.currentState(CIRCUIT);
    }

    /** A bean, for the annotation's other form, a method, fails where the one that is repeated has parameters. */
    @Singleton
    static final class Repetition implements BeforeRetryHandler {

        private final Event<PollRetried> event;

        Repetition(Event<PollRetried> event) {
            this.event = event;
        }

        @Override
        public void handle(ExecutionContext context) {
            event.fire(new PollRetried(Api18Provider.API18));
        }
    }
}
