package io.github.api18mcp.catalog;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value of a YAML file that knows its line. A value of another type than the one asked for is a {@link InvalidCatalogException}. */
record YamlValue(String file, Node node) {

    /** The whole file. */
    static YamlValue parse(String file, String yaml) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                throw new InvalidCatalogException(file, "the file is empty");
            }
            return new YamlValue(file, root);
        } catch (MarkedYAMLException e) {
            throw new InvalidCatalogException(file, e.getProblemMark().getLine() + 1, e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidCatalogException(
                    file, e.getMessage().lines().findFirst().orElse("no YAML"));
        }
    }

    YamlSection section() {
        return new YamlSection(this);
    }

    List<YamlValue> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlValue(file, item))
                    .toList();
        }
        throw broken("expected a list here");
    }

    String text() {
        if (node instanceof ScalarNode scalar && !hasTag(Tag.NULL)) {
            return scalar.getValue();
        }
        throw broken("expected one value here");
    }

    long wholeNumber() {
        return converted("a whole number", Long::parseLong);
    }

    boolean flag() {
        return converted("true or false", YamlValue::trueOrFalse);
    }

    Usd usd() {
        return converted("an amount in dollars of at most 6 decimals", YamlValue::price);
    }

    boolean hasTag(Tag tag) {
        return node.getTag().equals(tag);
    }

    InvalidCatalogException broken(String message) {
        return new InvalidCatalogException(file, node.getStartMark().getLine() + 1, message);
    }

    private <T> T converted(String expected, Function<String, T> conversion) {
        String text = text();
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException e) {
            throw broken("expected " + expected + ", found " + text);
        }
    }

    /** YAML also reads yes and on as true. {@link Boolean#valueOf(String)} would read them as false. */
    private static boolean trueOrFalse(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    /** Sums are kept in millionths of a dollar, so a finer price would not add up. */
    private static Usd price(String text) {
        Usd usd = new Usd(new BigDecimal(text));
        if (!usd.equals(Usd.ofMicros(usd.micros()))) {
            throw new IllegalArgumentException(text);
        }
        return usd;
    }
}
