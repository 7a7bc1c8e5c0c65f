package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.PollRetried;
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
 * Polls jobs. A poll is free and every job is polled again within seconds, so one quick retry is enough, and a service that is
 * down is not polled for 5 seconds.
 */
@Singleton
class Api18Reports {

    private static final String CIRCUIT_BREAKER = "api18";

    private final Api18Client client;
    private final CircuitBreakerMaintenance circuitBreakers;

    Api18Reports(Api18Client client, CircuitBreakerMaintenance circuitBreakers) {
        this.client = client;
        this.circuitBreakers = circuitBreakers;
    }

    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 200, jitter = 100, abortOn = CircuitBreakerOpenException.class)
    @BeforeRetry(RetryEvent.class)
    @CircuitBreakerName(CIRCUIT_BREAKER)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.9, delay = 5, delayUnit = ChronoUnit.SECONDS)
    Uni<ServiceResponse> poll(String providerJobId) {
        return client.job(providerJobId);
    }

    CircuitBreakerState circuit() {
        return circuitBreakers.currentState(CIRCUIT_BREAKER);
    }

    /** A bean, because the method form of {@code @BeforeRetry} fails if the retried method has parameters. */
    @Singleton
    static final class RetryEvent implements BeforeRetryHandler {

        private final Event<PollRetried> event;

        RetryEvent(Event<PollRetried> event) {
            this.event = event;
        }

        @Override
        public void handle(ExecutionContext context) {
            event.fire(new PollRetried(Api18Client.SERVICE));
        }
    }
}
