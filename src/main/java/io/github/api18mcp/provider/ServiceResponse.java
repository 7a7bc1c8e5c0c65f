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
 * What a service answered.
 *
 * @param body missing where it is no JSON
 * @param retryAfter the pause that it asks for
 * @param date when it says it is
 */
public record ServiceResponse(int status, JsonNode body, Optional<Duration> retryAfter, Optional<Instant> date) {

    private static final int LONGEST_MESSAGE = 600;

    static ServiceResponse of(Response response, Key key, ObjectMapper mapper) {
        return new ServiceResponse(
                response.getStatus(),
                json(key.hiddenIn(Objects.requireNonNullElse(response.readEntity(String.class), "")), mapper),
                seconds(response.getHeaderString("Retry-After")),
                Optional.ofNullable(response.getDate()).map(Date::toInstant));
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * Why nothing was charged, as far as the status tells; empty where it does not. An answer that names another address for the
     * same request did nothing (RFC 9110, section 15.4); one that names an address to look at may follow an accepted job.
     */
    public Optional<DeclineReason> reason() {
        return switch (status) {
            case 301, 307, 308, 404 -> Optional.of(DeclineReason.NOT_FOUND);
            case 401, 403 -> Optional.of(DeclineReason.INVALID_KEY);
            case 402 -> Optional.of(DeclineReason.INSUFFICIENT_BALANCE);
            case 408 -> Optional.empty();
            case 429 -> Optional.of(DeclineReason.RATE_LIMITED);
            default -> status >= 400 && status < 500 ? Optional.of(DeclineReason.INVALID_REQUEST) : Optional.empty();
        };
    }

    /** What a service says is read by an agent that pays for every word. */
    public static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static JsonNode json(String text, ObjectMapper mapper) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Duration> seconds(String header) {
        return Optional.ofNullable(header)
                .filter(text -> text.strip().matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())));
    }
}
