package io.github.api18mcp.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys and values of a YAML mapping, in the order of the file. A mistake is a {@link InvalidCatalogException} with its line. */
final class YamlSection {

    private record Entry(YamlValue key, YamlValue value) {}

    private final YamlValue mapping;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    YamlSection(YamlValue mapping) {
        this.mapping = mapping;
        if (!(mapping.node() instanceof MappingNode node)) {
            throw mapping.broken("expected keys and values here");
        }
        node.getValue().forEach(tuple -> {
            YamlValue key = new YamlValue(mapping.file(), tuple.getKeyNode());
            YamlValue value = new YamlValue(mapping.file(), tuple.getValueNode());
            if (entries.putIfAbsent(key.text(), new Entry(key, value)) != null) {
                throw key.broken(key.text() + " is given twice");
            }
        });
    }

    /** Rejects other keys: a misspelt key must not become a silent default. */
    YamlSection allowing(Set<String> known) {
        entries.forEach((name, entry) -> {
            if (!known.contains(name)) {
                throw entry.key.broken("unknown key " + name + "; here can stand: "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return this;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    YamlValue value(String key) {
        return optional(key).orElseThrow(() -> missing(key));
    }

    Optional<YamlValue> optional(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    long wholeNumber(String key) {
        return optionalWholeNumber(key).orElseThrow(() -> missing(key));
    }

    Optional<Long> optionalWholeNumber(String key) {
        return tagged(key, Tag.INT, "a whole number").map(YamlValue::wholeNumber);
    }

    Optional<Boolean> optionalFlag(String key) {
        return tagged(key, Tag.BOOL, "true or false").map(YamlValue::flag);
    }

    /** Runs a constructor that checks its arguments, and reports what it rejects at the line of this section. */
    <T> T checked(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw broken(e.getMessage());
        }
    }

    InvalidCatalogException broken(String message) {
        return mapping.broken(message);
    }

    private InvalidCatalogException missing(String key) {
        return broken(key + " is missing");
    }

    /** The tag also tells {@code '60'}, which is text, from {@code 60}. */
    private Optional<YamlValue> tagged(String key, Tag tag, String expected) {
        Optional<YamlValue> value = optional(key);
        value.filter(found -> !found.hasTag(tag)).ifPresent(found -> {
            throw found.broken(key + " must be " + expected);
        });
        return value;
    }
}
