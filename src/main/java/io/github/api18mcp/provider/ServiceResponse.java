package io.github.api18mcp.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.api18mcp.provider.Submission.DeclineReason;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

/**
 * The response of a service.
 *
 * @param body the body, a missing node if it is not JSON
 * @param retryAfter the pause that the service asks for
 * @param date the time on the service's clock
 */
public record ServiceResponse(int status, JsonNode body, Optional<Duration> retryAfter, Optional<Instant> date) {

    private static final int MAX_MESSAGE_LENGTH = 600;

    static ServiceResponse of(Response response, Key key, ObjectMapper mapper) {
        return new ServiceResponse(
                response.getStatus(),
                parse(key.redact(Objects.requireNonNullElse(response.readEntity(String.class), "")), mapper),
                parseSeconds(response.getHeaderString("Retry-After")),
                Optional.ofNullable(response.getDate()).map(Date::toInstant));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * Why the service declined and charged nothing, as far as the status tells; empty if it does not. A redirect of the same
     * request to another address means that nothing was done (RFC 9110, section 15.4). A redirect to an address to look at may
     * follow an accepted job.
     */
    public Optional<DeclineReason> declineReason() {
        return switch (status) {
            case 301, 307, 308, 404 -> Optional.of(DeclineReason.NOT_FOUND);
            case 401, 403 -> Optional.of(DeclineReason.INVALID_KEY);
            case 402 -> Optional.of(DeclineReason.INSUFFICIENT_BALANCE);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(DeclineReason.RATE_LIMITED);
            default -> status >= 400 && status < 500 ? Optional.of(DeclineReason.INVALID_REQUEST) : Optional.empty();
        };
    }

    /** Limits a service's message to 600 characters, because it is read by an agent that pays for every word. */
    public static String truncate(String text) {
        return text.length() <= MAX_MESSAGE_LENGTH ? text : text.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }

    private static JsonNode parse(String text, ObjectMapper mapper) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Duration> parseSeconds(String header) {
        return Optional.ofNullable(header)
                .filter(text -> text.strip().matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())));
    }
}
