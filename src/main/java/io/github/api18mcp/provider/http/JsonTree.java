package io.github.api18mcp.provider.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.http.ReadAnswer.Extent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The first JSON value of a text, as a tree of limited size. Of JSON that breaks, it is the part before the break. */
final class JsonTree {

    private static final Logger LOG = Logger.getLogger(JsonTree.class);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NUMBER_CHARACTERS = 200;

    private final Map<Long, Optional<LongText>> longTexts;
    private final UnaryOperator<String> redact;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private JsonNode root = MissingNode.getInstance();
    private int values;
    private int valuesUntilNextField;
    private boolean leftOut;
    private long characters;
    private Extent extent = Extent.PART;

    /**
     * @param longTexts by their position; each becomes a node that holds the {@link LongText}
     * @param redact masks secrets in a text
     */
    JsonTree(Map<Long, Optional<LongText>> longTexts, UnaryOperator<String> redact) {
        this.longTexts = longTexts;
        this.redact = redact;
    }

    JsonTree read(JsonParser parser) {
        try {
            JsonToken token = parser.nextToken();
            while (token != null) {
                read(token, parser);
                token = open.isEmpty() ? null : parser.nextToken();
            }
            extent = open.isEmpty() && !leftOut ? Extent.WHOLE : Extent.PART;
        } catch (IOException broken) {
            LOG.debug("JSON that breaks off", broken);
        }
        return this;
    }

    JsonNode root() {
        return root;
    }

    Extent extent() {
        return extent;
    }

    private void read(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> begin(NODES.objectNode(), parser);
            case START_ARRAY -> begin(NODES.arrayNode(), parser);
            case END_OBJECT, END_ARRAY -> open.pop();
            case VALUE_STRING -> addText(parser);
            case VALUE_NUMBER_INT -> add(integer(parser.getText()), parser);
            case VALUE_NUMBER_FLOAT -> add(decimal(parser.getText()), parser);
            case VALUE_TRUE, VALUE_FALSE -> add(NODES.booleanNode(token == JsonToken.VALUE_TRUE), parser);
            case VALUE_NULL -> add(NODES.nullNode(), parser);
            default -> {}
        }
    }

    private void begin(ContainerNode<?> container, JsonParser parser) throws IOException {
        if (open.size() < AnswerLimits.DEPTH && add(container, parser)) {
            open.push(container);
        } else {
            leftOut = true;
            parser.skipChildren();
        }
    }

    private void addText(JsonParser parser) throws IOException {
        long position = parser.currentTokenLocation().getCharOffset();
        if (longTexts.containsKey(position)) {
            Optional<LongText> text = longTexts.get(position);
            if (text.isPresent()) {
                add(NODES.pojoNode(text.get()), parser);
            }
            return;
        }
        String text = parser.getText();
        characters += text.length();
        if (characters <= AnswerLimits.ALL_TEXT_CHARACTERS) {
            add(NODES.textNode(redact.apply(text)), parser);
        } else {
            leftOut = true;
        }
    }

    /**
     * Returns whether the value was kept. Each field of the outermost value may use half of what is left, so that a long one does
     * not hide those that come after it.
     */
    private boolean add(JsonNode value, JsonParser parser) throws IOException {
        if (open.isEmpty()) {
            root = value;
            return true;
        }
        if (open.size() == 1) {
            valuesUntilNextField = values + Math.max(1, (AnswerLimits.VALUES - values) / 2);
        }
        if (values >= Math.min(valuesUntilNextField, AnswerLimits.VALUES)) {
            leftOut = true;
            return false;
        }
        values++;
        add(value, open.peek(), parser.currentName());
        return true;
    }

    /** If a field occurs twice, the one that says something counts. */
    private static void add(JsonNode value, ContainerNode<?> container, String name) {
        if (container instanceof ObjectNode object) {
            if (!object.hasNonNull(name)) {
                object.set(name, value);
            }
        } else {
            ((ArrayNode) container).add(value);
        }
    }

    private static JsonNode integer(String text) {
        if (text.length() > NUMBER_CHARACTERS) {
            return NODES.nullNode();
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() >= Long.SIZE) {
            return NODES.numberNode(number);
        }
        return number.bitLength() < Integer.SIZE
                ? NODES.numberNode(number.intValue())
                : NODES.numberNode(number.longValue());
    }

    /** NaN and infinity are not numbers in JSON. */
    private static JsonNode decimal(String text) {
        try {
            return text.length() > NUMBER_CHARACTERS ? NODES.nullNode() : DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return NODES.nullNode();
        }
    }
}
