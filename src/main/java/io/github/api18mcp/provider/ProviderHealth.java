package io.github.api18mcp.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The health of a service as seen from this process, checked without spending anything.
 *
 * @param message the finding and the remedy, for the operator
 * @param clockOffset how far the service's clock is ahead of this machine's, if the response was dated
 */
public record ProviderHealth(State state, String message, Optional<Duration> clockOffset) {

    /** What to expect of calls to the service. */
    public enum State {
        READY,
        KEY_REFUSED,
        UNREACHABLE
    }

    /** The health that a response shows. */
    public static ProviderHealth of(Service service, State state, ServiceResponse response, Instant now) {
        return new ProviderHealth(
                state, message(service, state, response), response.date().map(date -> Duration.between(now, date)));
    }

    /** The health of a service that did not respond. */
    public static ProviderHealth unreachable(Service service, ConnectionFailure failure) {
        return new ProviderHealth(
                State.UNREACHABLE,
                "no connection (" + failure + "); check the network, HTTPS_PROXY, " + service.urlVariable(),
                Optional.empty());
    }

    private static String message(Service service, State state, ServiceResponse response) {
        return switch (state) {
            case READY -> "reached, and the key is accepted";
            case KEY_REFUSED -> "reached, but " + service.keyVariable() + " is not accepted; see " + service.keyPage();
            case UNREACHABLE ->
                "unexpected response (HTTP " + response.status() + "); check that " + service.urlVariable()
                        + " is the address of " + service.title();
        };
    }
}
