package io.github.api18mcp.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a service looks from here, found out without spending anything.
 *
 * @param message what was seen and what to do, for the operator
 * @param clockOffset how far its clock is ahead of ours, where it said the time
 */
public record ProviderHealth(State state, String message, Optional<Duration> clockOffset) {

    /** What calls may expect. */
    public enum State {
        READY,
        KEY_REFUSED,
        UNREACHABLE
    }

    /** As an answer shows it. */
    public static ProviderHealth of(Service service, State state, ServiceResponse answer, Instant now) {
        return new ProviderHealth(
                state, message(service, state, answer), answer.date().map(date -> Duration.between(now, date)));
    }

    /** Where no answer came. */
    public static ProviderHealth unreachable(Service service, ConnectionFailure failure) {
        return new ProviderHealth(
                State.UNREACHABLE,
                "no connection (" + failure + "); check the network, HTTPS_PROXY, " + service.urlVariable(),
                Optional.empty());
    }

    private static String message(Service service, State state, ServiceResponse answer) {
        return switch (state) {
            case READY -> "reached, and the key is accepted";
            case KEY_REFUSED -> "reached, but " + service.keyVariable() + " is not accepted; see " + service.keyPage();
            case UNREACHABLE ->
                "answers HTTP " + answer.status() + " and not as " + service.title() + " does; is "
                        + service.urlVariable() + " right?";
        };
    }
}
