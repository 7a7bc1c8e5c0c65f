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
 * The fields of a JSON object that a service sent. Each is read on its own, because a missing or malformed field must not hide
 * an output that is paid for.
 */
public record JsonFields(JsonNode json) {

    /** Characters that a URL may contain only in escaped form, although people and services write them unescaped. */
    private static final Pattern UNESCAPED = Pattern.compile("[ \"<>\\\\^`{|}]|%(?!\\p{XDigit}{2})");

    /** A string that is not blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(json.path(name).textValue()).filter(text -> !text.isBlank());
    }

    /** A string or an integer, whichever the service uses for its ids. */
    public Optional<String> id(String name) {
        JsonNode id = json.path(name);
        return id.isIntegralNumber() ? Optional.of(id.asText()) : text(name);
    }

    /** An absolute URL. Missing escapes are added, because the output behind a carelessly written URL is paid for too. */
    public Optional<URI> url(String name) {
        return text(name).flatMap(JsonFields::parse).filter(uri -> uri.isAbsolute() && uri.getRawAuthority() != null);
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(UNESCAPED.matcher(text.strip()).replaceAll(JsonFields::percentEncode)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String percentEncode(MatchResult character) {
        return "%%%02X".formatted((int) character.group().charAt(0));
    }

    public Optional<Instant> instant(String name) {
        try {
            return text(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number that is a valid amount of money. */
    public Optional<BigDecimal> amount(String name) {
        JsonNode number = json.path(name);
        return number.isNumber() && Double.isFinite(number.doubleValue())
                ? Optional.of(number.decimalValue()).filter(Usd::isAmount)
                : Optional.empty();
    }

    public JsonFields object(String name) {
        return new JsonFields(json.path(name));
    }

    /** The elements of an array; none if the field is missing or a scalar. */
    public Stream<JsonFields> entries(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).map(JsonFields::new);
    }
}
