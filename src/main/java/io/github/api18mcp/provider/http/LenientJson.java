package io.github.api18mcp.provider.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Reads as much of a body as is JSON: with the liberties that services take, without what comes before and after it, and up to
 * where it breaks. Long texts stay in the body.
 */
final class LenientJson {

    private static final Logger LOG = Logger.getLogger(LenientJson.class);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100 * AnswerLimits.DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength((int) AnswerLimits.BODY_BYTES)
                    .build())
            .build();

    /** How far JSON is looked for behind something else, such as a warning of the service's own software. */
    private static final int SOUGHT = 64 * 1024;

    private static final Pattern PAGE =
            Pattern.compile("\\s*<(!doctype|html|head|body|\\?xml)", Pattern.CASE_INSENSITIVE);
    private static final Pattern AT_ONCE = Pattern.compile("\\s*[{\\[]");
    private static final Pattern QUOTE = Pattern.compile("\\s*\"");
    private static final Pattern OBJECT = Pattern.compile("\\{\\s*[\"'}]");

    private final BodyText body;
    private final UnaryOperator<String> redact;

    private LenientJson(BodyText body, UnaryOperator<String> redact) {
        this.body = body;
        this.redact = redact;
    }

    /** @param redact masks secrets in a text */
    static JsonTree read(BodyText body, UnaryOperator<String> redact) {
        try {
            return new LenientJson(body, redact).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonTree read() throws IOException {
        int start = start(body.beginning(SOUGHT));
        if (start < 0) {
            return new JsonTree(Map.of(), redact);
        }
        JsonTree tree =
                new JsonTree(body.isShorterThan(AnswerLimits.TEXT_CHARACTERS) ? Map.of() : longTexts(start), redact);
        try (JsonParser parser = parser(start)) {
            return tree.read(parser);
        }
    }

    /** Where the JSON begins; negative if there is none. */
    private static int start(String text) {
        Matcher atOnce = AT_ONCE.matcher(text);
        if (atOnce.lookingAt()) {
            return atOnce.end() - 1;
        }
        Matcher object = OBJECT.matcher(text);
        if (!PAGE.matcher(text).lookingAt() && object.find()) {
            return object.start();
        }
        Matcher quote = QUOTE.matcher(text);
        return quote.lookingAt() ? quote.end() - 1 : -1;
    }

    private JsonParser parser(int start) throws IOException {
        Reader reader = body.open();
        for (int i = 0; i < start; i++) {
            reader.read();
        }
        return FACTORY.createParser(reader);
    }

    /**
     * The long texts, by where the parser finds them; empty for one that breaks off. The parser passes over a text that it is
     * not asked for, without collecting it.
     */
    private Map<Long, Optional<LongText>> longTexts(int start) throws IOException {
        Map<Long, Optional<LongText>> found = new HashMap<>();
        try (JsonParser parser = parser(start)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                long position = parser.currentTokenLocation().getCharOffset();
                boolean text = token == JsonToken.VALUE_STRING;
                if (text) {
                    found.put(position, Optional.empty());
                }
                token = parser.nextToken();
                if (text && parser.currentTokenLocation().getCharOffset() - position < AnswerLimits.TEXT_CHARACTERS) {
                    found.remove(position);
                } else if (text) {
                    found.put(position, Optional.of(new LongText(body, start + position)));
                }
            }
        } catch (JsonProcessingException broken) {
            LOG.debug("JSON that breaks off", broken);
        }
        return found;
    }
}
