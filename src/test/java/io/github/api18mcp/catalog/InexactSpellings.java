package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ways in which clients spell an exact value that still mean this value alone. */
public record InexactSpellings(JsonNode exact) implements Parameter.Visitor<List<JsonNode>> {

    /** The ways to leave an optional argument out without leaving it out; empty for a required one. */
    public static List<JsonNode> ofNothing(Parameter parameter) {
        if (parameter.required()) {
            return List.of();
        }
        return parameter instanceof Text ? List.of(json("''")) : List.of(json("''"), json("'  '"), json("'null'"));
    }

    @Override
    public List<JsonNode> text(Text text) {
        List<JsonNode> spellings = new ArrayList<>(List.of(listOf(exact)));
        if (exact.textValue().equals("5")) {
            spellings.add(json("5"));
        }
        return spellings;
    }

    @Override
    public List<JsonNode> choice(Choice choice) {
        String option = exact.textValue();
        List<JsonNode> spellings = new ArrayList<>(texts(
                option.toUpperCase(Locale.ROOT),
                " " + option + "\n",
                option.replace("_", " "),
                option.replace("_", "-"),
                option.replaceAll("[^a-zA-Z0-9_]", "_"),
                option.replaceAll("(\\d):(\\d)", "$1x$2"),
                option.replaceAll("(\\d):(\\d)", "$1 × $2"),
                option.replaceAll("(\\d):(\\d)", "$1/$2"),
                option.replace(":", "："),
                "\"" + option + "\""));
        spellings.add(listOf(exact));
        return spellings;
    }

    @Override
    public List<JsonNode> wholeNumber(WholeNumber number) {
        return Stream.concat(
                        texts(exact.asText(), exact.asText() + ".0", " " + exact.asText() + " ").stream(),
                        Stream.of(listOf(exact), listOf(TextNode.valueOf(exact.asText()))))
                .toList();
    }

    @Override
    public List<JsonNode> flag(Flag flag) {
        String word = exact.asText();
        return texts(
                word,
                word.toUpperCase(Locale.ROOT),
                " " + word,
                word.replace("t", "T").replace("f", "F"));
    }

    @Override
    public List<JsonNode> mediaUrl(MediaUrl url) {
        return url();
    }

    @Override
    public List<JsonNode> mediaUrls(MediaUrls urls) {
        List<JsonNode> spellings = new ArrayList<>(texts(exact.toString(), exact.toPrettyString() + "\n"));
        if (exact.size() == 1) {
            spellings.add(exact.get(0));
            spellings.addAll(texts("\n" + exact.get(0).textValue()));
        }
        return spellings;
    }

    @Override
    public List<JsonNode> pageUrl(PageUrl url) {
        return url();
    }

    @Override
    public List<JsonNode> amount(Amount amount) {
        return texts(exact.asText(), "$" + exact.asText(), exact.asText() + " ");
    }

    private List<JsonNode> url() {
        List<JsonNode> spellings = new ArrayList<>(
                texts(" " + exact.textValue() + "\n", listOf(exact).toString(), "[ " + exact + " ]"));
        spellings.add(listOf(exact));
        return spellings;
    }

    private static JsonNode listOf(JsonNode value) {
        return JsonNodeFactory.instance.arrayNode().add(value);
    }

    private static List<JsonNode> texts(String... texts) {
        return Stream.of(texts).<JsonNode>map(TextNode::valueOf).toList();
    }
}
