package io.github.api18mcp.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping in a YAML file that knows its position, so that errors name the line. */
final class YamlSection {

    private final String file;
    private final Node place;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    YamlSection(String file, Node node) {
        this.file = file;
        this.place = node;
        if (!(node instanceof MappingNode mapping)) {
            throw broken(node, "expected keys and values here");
        }
        mapping.getValue().forEach(entry -> {
            String key = scalar(entry.getKeyNode());
            if (keys.putIfAbsent(key, entry.getKeyNode()) != null) {
                throw broken(entry.getKeyNode(), key + " is given twice");
            }
            entries.put(key, entry.getValueNode());
        });
    }

    /** Runs a constructor that validates its arguments, and adds the position in the file to its error. */
    <T> T checked(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw broken(place, e.getMessage());
        }
    }

    /** A typing error must not silently become a default. */
    YamlSection allowing(Set<String> known) {
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                throw broken(
                        node,
                        "unknown key " + key + "; here can stand: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return this;
    }

    Set<String> keys() {
        return keys.keySet();
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> broken(place, key + " is missing"));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(entries.get(key)).map(this::scalar);
    }

    long wholeNumber(String key) {
        return optionalWholeNumber(key).orElseThrow(() -> broken(place, key + " is missing"));
    }

    Optional<Long> optionalWholeNumber(String key) {
        return optional(key, Tag.INT, "a whole number", Long::valueOf);
    }

    Optional<Boolean> optionalFlag(String key) {
        return optional(key, Tag.BOOL, "true or false", YamlSection::flag);
    }

    Usd usd(String key) {
        String text = text(key);
        return read(entries.get(key), "an amount in dollars of at most 6 decimals", text, YamlSection::price);
    }

    Optional<List<String>> texts(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(this::sequence)
                .map(nodes -> nodes.stream().map(this::scalar).toList());
    }

    Optional<List<Long>> wholeNumbers(String key) {
        return Optional.ofNullable(entries.get(key)).map(this::sequence).map(nodes -> nodes.stream()
                .map(node -> read(node, "a whole number", scalar(node), Long::valueOf))
                .toList());
    }

    YamlSection section(String key) {
        Node node = entries.get(key);
        if (node == null) {
            throw broken(place, key + " is missing");
        }
        return new YamlSection(file, node);
    }

    List<YamlSection> sections(String key) {
        Node node = entries.get(key);
        if (node == null) {
            throw broken(place, key + " is missing");
        }
        return sequence(node).stream().map(each -> new YamlSection(file, each)).toList();
    }

    InvalidCatalogException broken(String message) {
        return broken(place, message);
    }

    private <T> Optional<T> optional(String key, Tag tag, String expected, Function<String, T> reader) {
        Node node = entries.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.getTag().equals(tag)) {
            throw broken(node, key + " must be " + expected);
        }
        return Optional.of(read(node, expected, scalar(node), reader));
    }

    /** Sums are kept in millionths of a dollar; a finer price would not add up. */
    private static Usd price(String text) {
        Usd usd = new Usd(new BigDecimal(text));
        if (!usd.equals(Usd.ofMicros(usd.micros()))) {
            throw new IllegalArgumentException(text);
        }
        return usd;
    }

    /** YAML also reads yes and on as true, which {@link Boolean#valueOf(String)} reads as false. */
    private static boolean flag(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private <T> T read(Node node, String expected, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw broken(node, "expected " + expected + ", found " + text);
        }
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw broken(node, "expected one value here");
    }

    private List<Node> sequence(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw broken(node, "expected a list here");
    }

    private InvalidCatalogException broken(Node node, String message) {
        return new InvalidCatalogException(file, node.getStartMark().getLine() + 1, message);
    }
}
