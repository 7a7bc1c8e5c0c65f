package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one value as the type of its parameter. The result is a missing node if the argument was left out, and the value as it
 * came if it is of the right type or could mean several things; the check decides about it.
 */
record ValueCoercion(JsonNode value) implements Parameter.Visitor<JsonNode> {

    /** As JSON writes it, so that {@code 08} and {@code 1,000} stay refused. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("(-?(?:0|[1-9]\\d{0,17}))(?:\\.0+)?");

    /** Our answers write a price as {@code $0.56}. */
    private static final Pattern AMOUNT = Pattern.compile("\\$?((?:0|[1-9]\\d{0,11})(?:\\.\\d{1,12})?)");

    private static final Pattern FLAG = Pattern.compile("(?i)true|false");

    private static final String NULL = "null";

    @Override
    public JsonNode text(Text text) {
        JsonNode single = single();
        if (single.isTextual()) {
            return !text.required() && single.textValue().isEmpty() ? MissingNode.getInstance() : single;
        }
        return isExactInteger(single) ? TextNode.valueOf(single.asText()) : value;
    }

    @Override
    public JsonNode choice(Choice choice) {
        JsonNode single = single();
        if (isExactInteger(single) && choice.options().contains(single.asText())) {
            return TextNode.valueOf(single.asText());
        }
        return words(single)
                .flatMap(text -> OptionSpelling.find(choice.options(), text))
                .<JsonNode>map(TextNode::valueOf)
                .orElseGet(() -> unlessLeftOut(choice, value));
    }

    @Override
    public JsonNode wholeNumber(WholeNumber number) {
        JsonNode single = single();
        if (single.isNumber()) {
            return single;
        }
        return matching(WHOLE_NUMBER, single)
                .<JsonNode>map(match -> LongNode.valueOf(Long.parseLong(match.group(1))))
                .orElseGet(() -> unlessLeftOut(number, value));
    }

    @Override
    public JsonNode flag(Flag flag) {
        JsonNode single = single();
        if (single.isBoolean()) {
            return single;
        }
        return matching(FLAG, single)
                .<JsonNode>map(match -> BooleanNode.valueOf(Boolean.parseBoolean(match.group())))
                .orElseGet(() -> unlessLeftOut(flag, value));
    }

    @Override
    public JsonNode mediaUrl(MediaUrl url) {
        return unlessLeftOut(url, url());
    }

    @Override
    public JsonNode mediaUrls(MediaUrls urls) {
        JsonNode list = words(value)
                .filter(text -> !text.isEmpty())
                .map(text ->
                        StringifiedJson.list(text).map(JsonNode.class::cast).orElseGet(() -> listOf(text)))
                .orElse(value);
        if (!list.isArray()) {
            return unlessLeftOut(urls, value);
        }
        if (list.isEmpty() && !urls.required() && urls.min() > 0) {
            return MissingNode.getInstance();
        }
        ArrayNode stripped = JsonNodeFactory.instance.arrayNode();
        list.forEach(address -> stripped.add(stripped(address)));
        return stripped;
    }

    @Override
    public JsonNode pageUrl(PageUrl url) {
        return unlessLeftOut(url, url());
    }

    @Override
    public JsonNode amount(Amount amount) {
        JsonNode single = single();
        if (single.isNumber()) {
            return single;
        }
        return matching(AMOUNT, single)
                .<JsonNode>map(match -> DecimalNode.valueOf(new BigDecimal(match.group(1))))
                .orElseGet(() -> unlessLeftOut(amount, value));
    }

    /** A list of one, where one value is expected, is that value. */
    private JsonNode single() {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    private JsonNode url() {
        JsonNode single = single();
        JsonNode parsed = words(single)
                .flatMap(StringifiedJson::list)
                .filter(list -> list.size() == 1)
                .map(list -> list.get(0))
                .orElse(single);
        return parsed.isTextual() ? stripped(parsed) : value;
    }

    /** A text that begins like a JSON list but is none is not an address either. */
    private JsonNode listOf(String text) {
        return text.startsWith("[") || text.equalsIgnoreCase(NULL)
                ? value
                : JsonNodeFactory.instance.arrayNode().add(text);
    }

    /** Some clients send an empty text, or the word {@code null}, for each optional argument that they leave out. */
    private JsonNode unlessLeftOut(Parameter parameter, JsonNode read) {
        return !parameter.required()
                        && words(value)
                                .filter(text -> text.isEmpty() || text.equals(NULL))
                                .isPresent()
                ? MissingNode.getInstance()
                : read;
    }

    private static JsonNode stripped(JsonNode address) {
        return words(address).<JsonNode>map(TextNode::valueOf).orElse(address);
    }

    private static Optional<Matcher> matching(Pattern pattern, JsonNode value) {
        return words(value).map(pattern::matcher).filter(Matcher::matches);
    }

    private static Optional<String> words(JsonNode value) {
        return Optional.ofNullable(value.textValue()).map(String::strip);
    }

    /** Larger numbers may already have been rounded by the client. */
    private static boolean isExactInteger(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && Bounds.UNDOCUMENTED.contain(value.longValue());
    }
}
