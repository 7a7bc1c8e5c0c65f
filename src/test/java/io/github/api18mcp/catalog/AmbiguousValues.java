package io.github.api18mcp.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Parameter.Amount;
import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.List;
import java.util.stream.Stream;

/** Values that a parameter does not accept, and that nobody can read with certainty. */
public enum AmbiguousValues implements Parameter.Visitor<List<JsonNode>> {
    OF;

    @Override
    public List<JsonNode> text(Text text) {
        return json("true", "1.5", "9007199254740993", "{'text': 'a'}", "['a', 'b']", "[]", "[true]");
    }

    @Override
    public List<JsonNode> choice(Choice choice) {
        return json("720", "16.9", "true", "'720 or 1080'", "'16'", "'best'", "{}", "['a', 'b']", "[]", "[[]]");
    }

    @Override
    public List<JsonNode> wholeNumber(WholeNumber number) {
        return json(
                "'five'",
                "'5s'",
                "'5.5'",
                "'5,0'",
                "'1,000'",
                "'05'",
                "'+5'",
                "'5e0'",
                "'0x5'",
                "'٥'",
                "'\\\"5\\\"'",
                "'9999999999999999999'",
                "'5 or 8'",
                "true",
                "{}",
                "[5, 8]",
                "[]");
    }

    @Override
    public List<JsonNode> flag(Flag flag) {
        return json("'yes'", "'on'", "'1'", "1", "0", "{}", "[]", "[true, false]", "'truee'");
    }

    @Override
    public List<JsonNode> mediaUrl(MediaUrl url) {
        return json(
                "['https://example.com/a.jpg', 'https://example.com/b.jpg']",
                "'[\"https://example.com/a.jpg\", \"https://example.com/b.jpg\"]'",
                "{'url': 'https://example.com/a.jpg'}",
                "'https://example.com/a.jpg, https://example.com/b.jpg'",
                "'[https://example.com/a.jpg]'",
                "'example.com/a.jpg'",
                "5",
                "[]");
    }

    @Override
    public List<JsonNode> mediaUrls(MediaUrls urls) {
        return json(
                "{'0': 'https://example.com/a.jpg'}",
                "'[https://example.com/a.jpg]'",
                "'[\"https://example.com/a.jpg\"'",
                "5",
                "true");
    }

    @Override
    public List<JsonNode> pageUrl(PageUrl url) {
        return mediaUrl(new MediaUrl("url", "A page.", true));
    }

    @Override
    public List<JsonNode> amount(Amount amount) {
        return json("'-1'", "'€0.56'", "'0,56'", "'56 cents'", "'.56'", "'0.56 or 1'", "true", "{}", "[0.5, 1]");
    }

    private static List<JsonNode> json(String... texts) {
        return Stream.of(texts).map(JsonText::json).toList();
    }
}
