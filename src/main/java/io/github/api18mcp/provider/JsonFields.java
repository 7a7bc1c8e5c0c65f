package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Usd;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of a service's JSON object, each read by itself: one that is missing or odd must not hide what is paid for.
 */
public record JsonFields(JsonNode json) {

    /** What no address has but escaped, though people and services write it. */
    private static final Pattern UNESCAPED = Pattern.compile("[ \"<>\\\\^`{|}]|%(?!\\p{XDigit}{2})");

    /** A text that says something. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(json.path(name).textValue()).filter(text -> !text.isBlank());
    }

    /** A text or a whole number, whichever the service names its things by. */
    public Optional<String> id(String name) {
        JsonNode id = json.path(name);
        return id.isIntegralNumber() ? Optional.of(id.asText()) : text(name);
    }

    /** An absolute address. One that a service wrote carelessly is an address all the same: what is there is paid for. */
    public Optional<URI> url(String name) {
        return text(name).flatMap(JsonFields::address).filter(uri -> uri.isAbsolute() && uri.getRawAuthority() != null);
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(UNESCAPED.matcher(text.strip()).replaceAll(JsonFields::escaped)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escaped(MatchResult character) {
        return "%%%02X".formatted((int) character.group().charAt(0));
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

    public JsonFields object(String name) {
        return new JsonFields(json.path(name));
    }

    /** The entries of a list; none where there is no list. */
    public Stream<JsonFields> entries(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).map(JsonFields::new);
    }
}
