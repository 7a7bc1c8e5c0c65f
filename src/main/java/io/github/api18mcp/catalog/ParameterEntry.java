package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One entry under {@code parameters} in a catalog file. */
final class ParameterEntry {

    /** The kinds of parameter by their word in YAML, each with the keys it takes beside the common ones. */
    private enum ParameterKind {
        TEXT("max_length"),
        CHOICE("options", "default"),
        WHOLE_NUMBER("min", "max", "options", "default"),
        FLAG("default"),
        MEDIA_URL(),
        MEDIA_URLS("min", "max"),
        PAGE_URL();

        private final Set<String> keys;

        ParameterKind(String... own) {
            keys = Stream.concat(Stream.of("name", "kind", "description", "required"), Stream.of(own))
                    .collect(Collectors.toUnmodifiableSet());
        }

        static ParameterKind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("kind " + word + " is none of "
                            + Arrays.stream(values()).map(ParameterKind::word).collect(Collectors.joining(", "))));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ParameterEntry() {}

    static Parameter read(YamlSection section) {
        return section.checked(() -> parameter(section));
    }

    private static Parameter parameter(YamlSection section) {
        ParameterKind kind = ParameterKind.of(section.value("kind").text());
        section.allowing(kind.keys);
        String name = section.value("name").text();
        String description = section.value("description").text();
        boolean required = section.optionalFlag("required").orElse(false);
        return switch (kind) {
            case TEXT -> new Text(name, description, required, maxLength(section));
            case CHOICE ->
                new Choice(
                        name,
                        description,
                        required,
                        options(section),
                        section.optional("default").map(YamlValue::text));
            case WHOLE_NUMBER ->
                new WholeNumber(name, description, required, bounds(section), section.optionalWholeNumber("default"));
            case FLAG -> new Flag(name, description, required, section.optionalFlag("default"));
            case MEDIA_URL -> new MediaUrl(name, description, required);
            case MEDIA_URLS -> new MediaUrls(name, description, required, count(section, "min"), count(section, "max"));
            case PAGE_URL -> new PageUrl(name, description, required);
        };
    }

    private static OptionalInt maxLength(YamlSection section) {
        return section.optional("max_length").isPresent()
                ? OptionalInt.of(count(section, "max_length"))
                : OptionalInt.empty();
    }

    private static List<String> options(YamlSection section) {
        return section.optional("options").map(YamlValue::list).orElse(List.of()).stream()
                .map(YamlValue::text)
                .toList();
    }

    private static Bounds bounds(YamlSection section) {
        if (section.optional("options").isEmpty()) {
            return new Bounds.Range(
                    section.optionalWholeNumber("min").orElse(Bounds.UNDOCUMENTED.min()),
                    section.optionalWholeNumber("max").orElse(Bounds.UNDOCUMENTED.max()));
        }
        if (section.optional("min").isPresent() || section.optional("max").isPresent()) {
            throw new IllegalArgumentException("options exclude min and max");
        }
        return new Bounds.Options(section.value("options").list().stream()
                .map(YamlValue::wholeNumber)
                .toList());
    }

    private static int count(YamlSection section, String key) {
        long number = section.wholeNumber(key);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + " is out of range: " + number);
        }
        return (int) number;
    }
}
