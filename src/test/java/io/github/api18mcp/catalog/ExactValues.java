package io.github.api18mcp.catalog;

import static io.github.api18mcp.catalog.JsonText.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.catalog.Bounds.Options;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Values that a parameter accepts as they are. */
public enum ExactValues implements Parameter.Visitor<List<JsonNode>> {
    OF;

    /** Its comma could separate two addresses, and its brackets could be those of a list. */
    private static final String URL = "https://example.com/a,b.jpg?c=[1]";

    @Override
    public List<JsonNode> text(Text text) {
        return texts(Stream.of("A café by night in 東京 🎬", "5", "true", "null", "[\"a\"]", "{\"a\": 1}", " spaces "));
    }

    @Override
    public List<JsonNode> choice(Choice choice) {
        return texts(choice.options().stream());
    }

    @Override
    public List<JsonNode> wholeNumber(WholeNumber number) {
        LongStream numbers = number.bounds() instanceof Options options
                ? options.numbers().stream().mapToLong(Long::longValue)
                : LongStream.of(number.bounds().min(), number.bounds().max());
        return numbers.mapToObj(Long::toString).map(JsonText::json).toList();
    }

    @Override
    public List<JsonNode> flag(Flag flag) {
        return List.of(json("true"), json("false"));
    }

    @Override
    public List<JsonNode> mediaUrl(MediaUrl url) {
        return texts(Stream.of(URL));
    }

    @Override
    public List<JsonNode> mediaUrls(MediaUrls urls) {
        return IntStream.of(urls.min(), urls.max())
                .mapToObj(count -> json(texts(IntStream.range(0, count).mapToObj(index -> URL + index))
                        .toString()))
                .toList();
    }

    @Override
    public List<JsonNode> pageUrl(PageUrl url) {
        return texts(Stream.of("https://example.com/blog/my-post#part"));
    }

    @Override
    public List<JsonNode> amount(Amount amount) {
        return List.of(json("0"), json("0.56"), json("12.345"));
    }

    private static List<JsonNode> texts(Stream<String> texts) {
        return texts.<JsonNode>map(TextNode::valueOf).toList();
    }
}
