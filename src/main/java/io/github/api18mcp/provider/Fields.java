package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Usd;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of a service's JSON object, each read by itself: one that is missing or odd must not hide what is paid for.
 */
public record Fields(JsonNode json) {

    /** A text that says something. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(json.path(name).textValue()).filter(text -> !text.isBlank());
    }

    /** A text or a whole number, whichever the service names its things by. */
    public Optional<String> id(String name) {
        JsonNode id = json.path(name);
        return id.isIntegralNumber() ? Optional.of(id.asText()) : text(name);
    }

    /** An absolute address. */
    public Optional<URI> url(String name) {
        try {
            return text(name).map(URI::create).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Optional<Instant> instant(String name) {
        try {
            return text(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number that can be an amount of money. */
    public Optional<BigDecimal> amount(String name) {
        JsonNode number = json.path(name);
        return number.isNumber() && Double.isFinite(number.doubleValue())
                ? Optional.of(number.decimalValue()).filter(Usd::isAmount)
                : Optional.empty();
    }

    public Fields object(String name) {
        return new Fields(json.path(name));
    }

    /** The entries of a list; none where there is no list. */
    public Stream<Fields> entries(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).map(Fields::new);
    }
}
