package io.github.api18mcp.catalog;

import static io.github.api18mcp.Property.any;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.Property;
import io.github.api18mcp.catalog.Bounds.Options;
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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Generates argument objects for a model: mostly valid, often almost valid, sometimes wild; never with a null. They are JSON
 * text, so that a number keeps its spelling.
 */
record ArgumentObjects(Random random) implements Parameter.Visitor<String> {

    private static final int LONGEST = 2_500;

    private static final List<String> WILD = List.of(
            "{}",
            "[]",
            "[5]",
            "[[]]",
            "{\"a\":{\"b\":[1]}}",
            "true",
            "5",
            "-1",
            "1.5",
            "1e30",
            "\"\"",
            "\"5\"",
            "\"true\"");

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String BASIC =
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(joining()) + "é漢\n\t";

    /** One object for this model. */
    String of(Model model) {
        List<String> members = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            if (random.nextDouble() < (parameter.required() ? 0.97 : 0.6)) {
                members.add(quoted(parameter.name()) + ":" + parameter.accept(this));
            }
        }
        if (random.nextDouble() < 0.1) {
            members.add(quoted(unknownName(model)) + ":" + any(random, WILD));
        }
        return members.stream().collect(joining(",", "{", "}"));
    }

    @Override
    public String text(Text text) {
        String valid = random.nextInt(10) < 9 ? characters(1, 40) : characters(LONGEST - 1, LONGEST);
        String almost = random.nextBoolean()
                ? characters(LONGEST, LONGEST + 1)
                : any(
                        random,
                        "",
                        " ",
                        "\t\r\n",
                        "\u000b\f",
                        "\u0000",
                        "\u00a0",
                        "\u2028",
                        "\u3000",
                        "\ufeff",
                        "\ud83d");
        return mostly(quoted(valid), quoted(almost));
    }

    @Override
    public String choice(Choice choice) {
        String valid = any(random, choice.options());
        String almost = any(random, valid.toUpperCase(), valid + " ", valid.substring(1), valid + valid, "4k", "16:10");
        return mostly(quoted(valid), quoted(almost));
    }

    @Override
    public String wholeNumber(WholeNumber number) {
        Bounds bounds = number.bounds();
        long valid = bounds instanceof Options options
                ? any(random, options.numbers())
                : between(bounds.min(), bounds.max());
        String almost = random.nextBoolean()
                ? spelled(any(random, edges(bounds)))
                : any(
                        random,
                        "0",
                        "-0.0",
                        "0.5",
                        "4.5",
                        "15.5",
                        "1e30",
                        "-1e30",
                        "1e19",
                        "9.5e18",
                        "9223372036854775807",
                        "9223372036854775808");
        return mostly(spelled(valid), almost);
    }

    @Override
    public String flag(Flag flag) {
        return mostly(any(random, "true", "false"), any(random, "\"true\"", "\"yes\"", "0", "1"));
    }

    @Override
    public String mediaUrl(MediaUrl url) {
        return url();
    }

    @Override
    public String mediaUrls(MediaUrls urls) {
        return mostly(urls(urls.min(), urls.max()), urls(0, urls.max() + 2));
    }

    @Override
    public String pageUrl(PageUrl url) {
        return url();
    }

    @Override
    public String amount(Amount amount) {
        return mostly(any(random, "0", "0.56", "1"), any(random, "-0.01", "1e12", "\"0.56\""));
    }

    private String urls(int min, int max) {
        return IntStream.range(0, (int) between(min, max))
                .mapToObj(index -> url())
                .collect(joining(",", "[", "]"));
    }

    private String url() {
        String valid = any(
                random,
                "https://example.com/a.jpg",
                "HTTP://EXAMPLE.COM:8080/ä?b#c",
                "https://my_bucket.example.com/",
                "https://93.184.216.34",
                "https://[2606:2800:220:1::1]/a.png");
        String almost = any(
                random,
                "",
                "http://",
                "http:/example.com",
                "example.com/a.jpg",
                "/home/ann/a.jpg",
                "file:///a.jpg",
                "ftp://example.com/a",
                "data:image/png;base64,iVBORw==",
                " https://example.com",
                "\nhttps://example.com",
                "http://\n",
                "http://localhost/a",
                "https://10.0.0.1/a",
                "https://ann@example.com",
                "https://exa mple.com",
                "https://example.com/%zz");
        return mostly(quoted(valid), quoted(almost));
    }

    private String mostly(String valid, String almost) {
        int draw = random.nextInt(23);
        return draw < 20 ? valid : draw < 22 ? almost : any(random, WILD);
    }

    /** A text of that many code points, in the basic plane and beyond. */
    private String characters(int min, int max) {
        int length = (int) between(min, max);
        String pattern = Property.text(random, BASIC, 1 + random.nextInt(5)) + any(random, "", "😀", "𝄞", "👩‍👧");
        String endless = pattern.repeat(length);
        return endless.substring(0, endless.offsetByCodePoints(0, length));
    }

    /** A quarter of them at the bounds, and a quarter small, where mistakes are likely. */
    private long between(long min, long max) {
        return switch (random.nextInt(4)) {
            case 0 -> any(random, min, max);
            case 1 -> Math.max(min, Math.min(max, random.nextInt(21) - 10));
            default -> min + (long) (random.nextDouble() * (max - min + 1.0));
        };
    }

    private String spelled(long value) {
        return any(random, "" + value, "" + value, value + ".0", value + ".00", value + "e0", value + ".0e0");
    }

    private static List<Long> edges(Bounds bounds) {
        LongStream edges = bounds instanceof Options options
                ? options.numbers().stream().mapToLong(Long::longValue)
                : LongStream.of(bounds.min(), bounds.max());
        return edges.flatMap(edge -> LongStream.of(edge - 1, edge, edge + 1))
                .boxed()
                .toList();
    }

    private String unknownName(Model model) {
        String name = random.nextBoolean()
                ? any(random, "model", "Prompt", "prompt ", "size", "", "num_images", "image_url")
                : Property.text(random, LETTERS, 1 + random.nextInt(8));
        return model.parameter(name).isEmpty() ? name : unknownName(model);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
