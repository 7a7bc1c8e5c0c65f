package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.provider.http.Quotation;
import io.github.api18mcp.provider.http.Timestamps;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of a JSON object that a service sent. Each is read on its own, because a missing or malformed field must not hide
 * an output that is paid for.
 */
public record JsonFields(JsonNode json) {

    private static final Pattern AMOUNT =
            Pattern.compile("(?:\\$|USD)?\\s*([0-9.]{1,30}(?:[eE][+-]?\\d{1,3})?)\\s*(?:USD)?");

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
        return text(name).flatMap(OutputAddress::absolute);
    }

    public Optional<Instant> instant(String name) {
        return Timestamps.parse(json.path(name));
    }

    /** A number that is a valid amount of money, also as a text. */
    public Optional<BigDecimal> amount(String name) {
        JsonNode number = json.path(name);
        if (number.isNumber()) {
            return Double.isFinite(number.doubleValue())
                    ? Optional.of(number.decimalValue()).filter(Usd::isAmount)
                    : Optional.empty();
        }
        return text(name)
                .map(String::strip)
                .map(AMOUNT::matcher)
                .filter(Matcher::matches)
                .flatMap(JsonFields::parsed);
    }

    private static Optional<BigDecimal> parsed(Matcher amount) {
        try {
            return Optional.of(new BigDecimal(amount.group(1))).filter(Usd::isAmount);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The JSON itself, shortened, in quotation marks. */
    public String quoted() {
        return Quotation.of(json.toString());
    }

    public JsonFields object(String name) {
        return new JsonFields(json.path(name));
    }

    /** The elements of an array; none if the field is missing or a scalar. */
    public Stream<JsonFields> entries(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).map(JsonFields::new);
    }
}
