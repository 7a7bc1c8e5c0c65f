package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.Endpoint;
import io.github.api18mcp.provider.HttpAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Asks for jobs. Asking is free and every job is asked again within seconds, so one quick repeat is enough, and a service that
 * is down is left alone for a while.
 */
@Singleton
class Api18Reports {

    private final Endpoint<Api18Api> api18;

    Api18Reports(Endpoint<Api18Api> api18) {
        this.api18 = api18;
    }

    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 200, jitter = 100, abortOn = CircuitBreakerOpenException.class)
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.9, delay = 5, delayUnit = ChronoUnit.SECONDS)
    Uni<HttpAnswer> ask(String providerJobId) {
        return api18.free((api, key) -> api.job(key.authorization("Bearer"), providerJobId));
    }
}
