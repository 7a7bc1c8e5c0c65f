package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Holds one given value against its parameter; answers the value as it is to be sent. */
record ValueCheck(JsonNode value, Predicate<URI> trusted, List<Violation> violations)
        implements Parameter.Reading<JsonNode> {

    /** Required text holds something to see. */
    static final String NOT_BLANK = "\\S";

    private static final Pattern VISIBLE = Pattern.compile(NOT_BLANK);

    /** No number that fits has more digits; keeps a long exponent from being written out. */
    private static final int MOST_DIGITS = 20;

    @Override
    public JsonNode text(Text text) {
        if (!value.isTextual()) {
            return violation(text);
        }
        String given = value.textValue();
        int length = given.codePointCount(0, given.length());
        if (text.maxLength().isPresent() && length > text.maxLength().getAsInt()) {
            violations.add(new Violation(text.name(), text.read(Expected.WORDS), length + " characters"));
        }
        if (text.required() && !VISIBLE.matcher(given).find()) {
            violations.add(new Violation(text.name(), text.read(Expected.WORDS), "blank text"));
        }
        return value;
    }

    @Override
    public JsonNode choice(Choice choice) {
        return value.isTextual() && choice.options().contains(value.textValue()) ? value : violation(choice);
    }

    @Override
    public JsonNode wholeNumber(WholeNumber number) {
        if (!value.isNumber() || !isWhole(value.decimalValue())) {
            return violation(number);
        }
        long given = value.decimalValue().longValueExact();
        return number.bounds().contain(given) ? LongNode.valueOf(given) : violation(number);
    }

    @Override
    public JsonNode flag(Flag flag) {
        return value.isBoolean() ? value : violation(flag);
    }

    @Override
    public JsonNode mediaUrl(MediaUrl url) {
        url(url, url.name(), value);
        return value;
    }

    @Override
    public JsonNode mediaUrls(MediaUrls urls) {
        if (!value.isArray() || value.size() < urls.min() || value.size() > urls.max()) {
            return violation(urls);
        }
        for (int i = 0; i < value.size(); i++) {
            url(urls, urls.name() + "[" + i + "]", value.get(i));
        }
        return value;
    }

    private void url(Parameter parameter, String place, JsonNode address) {
        if (!address.isTextual()) {
            violations.add(new Violation(place, PublicUrl.EXPECTED, Shown.of(address)));
            return;
        }
        PublicUrl.objection(address.textValue(), trusted)
                .ifPresent(objection -> violations.add(new Violation(place, PublicUrl.EXPECTED, objection)));
    }

    private static boolean isWhole(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= 0 && bare.precision() - bare.scale() < MOST_DIGITS;
    }

    private JsonNode violation(Parameter parameter) {
        violations.add(new Violation(parameter.name(), parameter.read(Expected.WORDS), Shown.of(value)));
        return value;
    }
}
