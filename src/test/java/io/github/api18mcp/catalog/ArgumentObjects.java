package io.github.api18mcp.catalog;

import static java.util.stream.Collectors.joining;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Argument objects for a model: mostly good, often nearly good, sometimes wild; never with a null. They are JSON text, so
 * that a number keeps its spelling.
 */
final class ArgumentObjects implements Parameter.Visitor<Arbitrary<String>> {

    private static final int LONGEST = 2_500;

    private static final Arbitrary<String> WILD = Arbitraries.of(
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

    static Arbitrary<String> of(Model model) {
        ArgumentObjects values = new ArgumentObjects();
        List<Arbitrary<Optional<String>>> members = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            members.add(parameter
                    .read(values)
                    .map(value -> quoted(parameter.name()) + ":" + value)
                    .optional(parameter.required() ? 0.97 : 0.6));
        }
        members.add(unknown(model).optional(0.05));
        return Combinators.combine(members)
                .as(given -> given.stream().flatMap(Optional::stream).collect(joining(",", "{", "}")));
    }

    @Override
    public Arbitrary<String> text(Text text) {
        Arbitrary<String> good =
                Arbitraries.frequencyOf(Tuple.of(9, characters(1, 40)), Tuple.of(1, characters(LONGEST - 1, LONGEST)));
        Arbitrary<String> near = Arbitraries.oneOf(
                characters(LONGEST, LONGEST + 1),
                Arbitraries.of(
                        "", " ", "\t\r\n", "\u000b\f", "\u0000", "\u00a0", "\u2028", "\u3000", "\ufeff", "\ud83d"));
        return mostly(good.map(ArgumentObjects::quoted), near.map(ArgumentObjects::quoted));
    }

    @Override
    public Arbitrary<String> choice(Choice choice) {
        Arbitrary<String> good = Arbitraries.of(choice.options());
        Arbitrary<String> near = good.flatMap(option -> Arbitraries.of(
                option.toUpperCase(), option + " ", option.substring(1), option + option, "4k", "16:10"));
        return mostly(good.map(ArgumentObjects::quoted), near.map(ArgumentObjects::quoted));
    }

    @Override
    public Arbitrary<String> wholeNumber(WholeNumber number) {
        Arbitrary<Long> good = number.bounds() instanceof Options options
                ? Arbitraries.of(options.numbers())
                : Arbitraries.longs()
                        .between(number.bounds().min(), number.bounds().max());
        Arbitrary<String> near = Arbitraries.oneOf(
                spelled(Arbitraries.of(edges(number.bounds()))),
                Arbitraries.of(
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
                        "9223372036854775808"));
        return mostly(spelled(good), near);
    }

    @Override
    public Arbitrary<String> flag(Flag flag) {
        return mostly(Arbitraries.of("true", "false"), Arbitraries.of("\"true\"", "\"yes\"", "0", "1"));
    }

    @Override
    public Arbitrary<String> mediaUrl(MediaUrl url) {
        return url();
    }

    @Override
    public Arbitrary<String> mediaUrls(MediaUrls urls) {
        Arbitrary<String> good = listOf(urls.min(), urls.max());
        return mostly(good, listOf(0, urls.max() + 2));
    }

    @Override
    public Arbitrary<String> pageUrl(PageUrl url) {
        return url();
    }

    @Override
    public Arbitrary<String> amount(Amount amount) {
        return mostly(Arbitraries.of("0", "0.56", "1"), Arbitraries.of("-0.01", "1e12", "\"0.56\""));
    }

    private static Arbitrary<String> listOf(int min, int max) {
        return url().list().ofMinSize(min).ofMaxSize(max).map(items -> "[" + String.join(",", items) + "]");
    }

    private static Arbitrary<String> url() {
        Arbitrary<String> good = Arbitraries.of(
                "https://example.com/a.jpg",
                "HTTP://EXAMPLE.COM:8080/ä?b#c",
                "https://my_bucket.example.com/",
                "https://93.184.216.34",
                "https://[2606:2800:220:1::1]/a.png");
        Arbitrary<String> near = Arbitraries.of(
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
        return mostly(good.map(ArgumentObjects::quoted), near.map(ArgumentObjects::quoted));
    }

    private static Arbitrary<String> mostly(Arbitrary<String> good, Arbitrary<String> near) {
        return Arbitraries.frequencyOf(Tuple.of(20, good), Tuple.of(2, near), Tuple.of(1, WILD));
    }

    /** A text of that many code points, whether in the basic plane or beyond. */
    private static Arbitrary<String> characters(int min, int max) {
        Arbitrary<String> pattern = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("é漢\n\t")
                .ofMinLength(1)
                .ofMaxLength(5);
        Arbitrary<String> beyond = Arbitraries.of("", "😀", "𝄞", "👩‍👧");
        return Combinators.combine(pattern, beyond, Arbitraries.integers().between(min, max))
                .as((basic, astral, length) -> {
                    String endless = (basic + astral).repeat(length);
                    return endless.substring(0, endless.offsetByCodePoints(0, length));
                });
    }

    private static Arbitrary<String> spelled(Arbitrary<Long> number) {
        return number.flatMap(value ->
                Arbitraries.of("" + value, "" + value, value + ".0", value + ".00", value + "e0", value + ".0e0"));
    }

    private static List<Long> edges(Bounds bounds) {
        LongStream edges = bounds instanceof Options options
                ? options.numbers().stream().mapToLong(Long::longValue)
                : LongStream.of(bounds.min(), bounds.max());
        return edges.flatMap(edge -> LongStream.of(edge - 1, edge, edge + 1))
                .boxed()
                .toList();
    }

    private static Arbitrary<String> unknown(Model model) {
        Arbitrary<String> name = Arbitraries.oneOf(
                        Arbitraries.of("model", "Prompt", "prompt ", "size", "", "num_images", "image_url"),
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8))
                .filter(candidate -> model.parameter(candidate).isEmpty());
        return Combinators.combine(name, WILD).as((key, value) -> quoted(key) + ":" + value);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
