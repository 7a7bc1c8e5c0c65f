package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.Flag;
import io.github.api18mcp.catalog.Parameter.MediaUrl;
import io.github.api18mcp.catalog.Parameter.MediaUrls;
import io.github.api18mcp.catalog.Parameter.PageUrl;
import io.github.api18mcp.catalog.Parameter.Text;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One entry under {@code parameters} in a catalog file. */
final class ParameterEntry {

    private static final Set<String> COMMON = Set.of("name", "kind", "description", "required");

    private final YamlSection section;
    private final String name;
    private final String description;
    private final boolean required;

    private ParameterEntry(YamlSection section) {
        this.section = section;
        this.name = section.text("name");
        this.description = section.text("description");
        this.required = section.optionalFlag("required").orElse(false);
    }

    static Parameter read(YamlSection section) {
        return section.checked(() -> new ParameterEntry(section).parameter());
    }

    private Parameter parameter() {
        String kind = section.text("kind");
        return switch (kind) {
            case "text" -> text();
            case "choice" -> choice();
            case "whole_number" -> wholeNumber();
            case "flag" -> flag();
            case "media_url" -> mediaUrl();
            case "media_urls" -> mediaUrls();
            case "page_url" -> pageUrl();
            default ->
                throw new IllegalArgumentException("kind " + kind
                        + " is none of text, choice, whole_number, flag, media_url, media_urls, page_url");
        };
    }

    private Parameter text() {
        allowing("max_length");
        OptionalInt max =
                section.keys().contains("max_length") ? OptionalInt.of(count("max_length")) : OptionalInt.empty();
        return new Text(name, description, required, max);
    }

    private Parameter choice() {
        allowing("options", "default");
        List<String> options = section.texts("options").orElse(List.of());
        return new Choice(name, description, required, options, section.optionalText("default"));
    }

    private Parameter wholeNumber() {
        allowing("min", "max", "options", "default");
        return new WholeNumber(name, description, required, bounds(), section.optionalWholeNumber("default"));
    }

    private Parameter flag() {
        allowing("default");
        return new Flag(name, description, required, section.optionalFlag("default"));
    }

    private Parameter mediaUrl() {
        allowing();
        return new MediaUrl(name, description, required);
    }

    private Parameter mediaUrls() {
        allowing("min", "max");
        return new MediaUrls(name, description, required, count("min"), count("max"));
    }

    private Parameter pageUrl() {
        allowing();
        return new PageUrl(name, description, required);
    }

    private Bounds bounds() {
        if (section.keys().contains("options")
                && (section.keys().contains("min") || section.keys().contains("max"))) {
            throw new IllegalArgumentException("options exclude min and max");
        }
        return section.wholeNumbers("options")
                .<Bounds>map(Bounds.Options::new)
                .orElseGet(() -> new Bounds.Range(
                        section.optionalWholeNumber("min").orElse(Bounds.UNDOCUMENTED.min()),
                        section.optionalWholeNumber("max").orElse(Bounds.UNDOCUMENTED.max())));
    }

    private int count(String key) {
        long number = section.wholeNumber(key);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + " is out of range: " + number);
        }
        return (int) number;
    }

    private void allowing(String... keys) {
        section.allowing(Stream.concat(COMMON.stream(), Stream.of(keys)).collect(Collectors.toSet()));
    }
}
