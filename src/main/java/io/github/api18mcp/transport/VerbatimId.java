package io.github.api18mcp.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An id that would not be echoed as it came: {@code 1e2} is decoded as a double and encoded as {@code 100.0}, and half of a surrogate
 * pair cannot be encoded as UTF-8. As a number, it is encoded as its own text.
 */
final class VerbatimId extends Number {

    private static final long serialVersionUID = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private final String json;
    /** The string or number that the id is decoded as. */
    private final Serializable decoded;

    private VerbatimId(String json, Serializable decoded) {
        this.json = json;
        this.decoded = decoded;
    }

    /** Decodes a message or a batch. */
    static Object decode(Buffer utf8) {
        Object decoded = Json.decodeValue(utf8);
        List<JsonObject> messages = messages(decoded);
        if (messages.stream().anyMatch(message -> isChanged(message.getValue("id")))) {
            List<Optional<VerbatimId>> ids = ids(utf8);
            for (int i = 0; i < messages.size(); i++) {
                JsonObject message = messages.get(i);
                ids.get(i).ifPresent(id -> message.put("id", id));
            }
        }
        messages.forEach(VerbatimId::keepCancelled);
        return decoded;
    }

    /** Has a cancellation name its request by the id that is kept. */
    private static void keepCancelled(JsonObject message) {
        if (message.getValue("params") instanceof JsonObject params && isChanged(params.getValue("requestId"))) {
            params.put("requestId", comparable(params.getValue("requestId")));
        }
    }

    /** The id of a request that was sent before, in a form that equals the one that is kept. */
    static Object comparable(Object id) {
        return isChanged(id)
                ? new VerbatimId(id.toString(), id instanceof Number number ? number.doubleValue() : id.toString())
                : id;
    }

    /** The ids that {@link #decode} kept, of a message or a batch. */
    static List<VerbatimId> of(Object decoded) {
        return messages(decoded).stream()
                .map(message -> message.getValue("id"))
                .filter(VerbatimId.class::isInstance)
                .map(VerbatimId.class::cast)
                .toList();
    }

    private static List<JsonObject> messages(Object decoded) {
        return (decoded instanceof JsonArray batch ? batch.stream() : Stream.of(decoded))
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    boolean isDecodedAs(Object id) {
        return decoded.equals(id);
    }

    private static boolean isChanged(Object id) {
        return id instanceof Double || id instanceof BigDecimal || id instanceof String text && hasLoneSurrogate(text);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(character -> character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    /** The ids of all objects of a message or batch; empty where encoding would not change the id. */
    private static List<Optional<VerbatimId>> ids(Buffer utf8) {
        List<Optional<VerbatimId>> ids = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(utf8.getBytes())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    ids.add(id(parser));
                } else if (token == JsonToken.START_ARRAY
                        && parser.getParsingContext().getParent().getParent() != null) {
                    parser.skipChildren();
                }
            }
            return ids;
        } catch (IOException e) {
            throw new DecodeException("The message cannot be read", e);
        }
    }

    private static Optional<VerbatimId> id(JsonParser parser) throws IOException {
        Optional<VerbatimId> id = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isId = parser.currentName().equals("id");
            JsonToken value = parser.nextToken();
            if (isId) {
                id = of(value, parser);
            }
            parser.skipChildren();
        }
        return id;
    }

    private static Optional<VerbatimId> of(JsonToken token, JsonParser parser) throws IOException {
        String text = parser.getText();
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Optional.of(new VerbatimId(text, parser.getDoubleValue()));
        }
        return token == JsonToken.VALUE_STRING && hasLoneSurrogate(text)
                ? Optional.of(new VerbatimId(escaped(text), text))
                : Optional.empty();
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (Character.isSurrogate((char) unit)) {
                json.append("\\u%04x".formatted(unit));
            } else {
                json.append(JsonStringEncoder.getInstance().quoteAsString(String.valueOf((char) unit)));
            }
        });
        return json.append('"').toString();
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return decoded instanceof Number number ? number.doubleValue() : 0;
    }

    /** A client may write a number in another way when it cancels. */
    @Override
    public boolean equals(Object other) {
        return other instanceof VerbatimId id && id.decoded.equals(decoded);
    }

    @Override
    public int hashCode() {
        return decoded.hashCode();
    }

    /** The id as it came. */
    @Override
    public String toString() {
        return json;
    }
}
