package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks one value against its parameter, and returns it as it is to be sent. */
record ValueCheck(JsonNode value, ImageRule images, List<Violation> violations) implements Parameter.Visitor<JsonNode> {

    /**
     * Required text must contain a visible character. Spelled out, because Java's {@code \s} matches fewer spaces than
     * ECMAScript's.
     */
    static final String NOT_BLANK = "[^\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";

    private static final Pattern VISIBLE = Pattern.compile(NOT_BLANK);

    /** The largest {@code long}. */
    private static final double TOO_LARGE = 0x1p63;

    @Override
    public JsonNode text(Text text) {
        if (!value.isTextual()) {
            return violation(text);
        }
        String given = value.textValue();
        int length = given.codePointCount(0, given.length());
        if (text.maxLength().isPresent() && length > text.maxLength().getAsInt()) {
            violations.add(new Violation(text.name(), text.accept(ExpectedText.WORDS), length + " characters"));
        }
        if (text.required() && !VISIBLE.matcher(given).find()) {
            violations.add(new Violation(text.name(), text.accept(ExpectedText.WORDS), "blank text"));
        }
        return value;
    }

    @Override
    public JsonNode choice(Choice choice) {
        return value.isTextual() && choice.options().contains(value.textValue()) ? value : violation(choice);
    }

    @Override
    public JsonNode wholeNumber(WholeNumber number) {
        OptionalLong given = whole(value);
        return given.isPresent() && number.bounds().contain(given.getAsLong())
                ? LongNode.valueOf(given.getAsLong())
                : violation(number);
    }

    @Override
    public JsonNode flag(Flag flag) {
        return value.isBoolean() ? value : violation(flag);
    }

    @Override
    public JsonNode mediaUrl(MediaUrl url) {
        image(url.name(), value);
        return value;
    }

    @Override
    public JsonNode mediaUrls(MediaUrls urls) {
        if (!value.isArray() || value.size() < urls.min() || value.size() > urls.max()) {
            return violation(urls);
        }
        for (int i = 0; i < value.size(); i++) {
            image(urls.name() + "[" + i + "]", value.get(i));
        }
        return value;
    }

    @Override
    public JsonNode pageUrl(PageUrl url) {
        address(url.name(), value, PublicUrl.EXPECTED, images::urlObjection);
        return value;
    }

    @Override
    public JsonNode amount(Amount amount) {
        return isNearZero(value) && Usd.isAmount(value.decimalValue()) ? value : violation(amount);
    }

    private void image(String place, JsonNode image) {
        address(place, image, images.expected(), images::objection);
    }

    private void address(
            String place, JsonNode address, String expected, Function<String, Optional<String>> objections) {
        if (!address.isTextual()) {
            violations.add(new Violation(place, expected, ValueText.of(address)));
            return;
        }
        objections
                .apply(address.textValue())
                .ifPresent(objection -> violations.add(new Violation(place, expected, objection)));
    }

    private static OptionalLong whole(JsonNode value) {
        if (!isNearZero(value)) {
            return OptionalLong.empty();
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        return number.scale() <= 0 ? OptionalLong.of(number.longValueExact()) : OptionalLong.empty();
    }

    /** Compared as a double first: an endless exponent must not be written out, and infinity has no decimal value. */
    private static boolean isNearZero(JsonNode value) {
        return value.isNumber() && Math.abs(value.doubleValue()) < TOO_LARGE;
    }

    private JsonNode violation(Parameter parameter) {
        violations.add(new Violation(parameter.name(), parameter.accept(ExpectedText.WORDS), ValueText.of(value)));
        return value;
    }
}
