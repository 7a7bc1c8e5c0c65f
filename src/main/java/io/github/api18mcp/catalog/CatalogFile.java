package io.github.api18mcp.catalog;

import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file that describes the models of one service; the built-in files show its format. */
final class CatalogFile {

    private CatalogFile() {}

    /** Returns the catalog with the models of one more file. */
    static Catalog add(Catalog catalog, String file, String yaml) {
        YamlSection root = new YamlSection(file, compose(file, yaml)).allowing(Set.of("provider", "models"));
        String provider = root.text("provider");
        Catalog grown = catalog;
        for (YamlSection section : root.sections("models")) {
            grown = add(grown, provider, section);
        }
        return grown;
    }

    private static Catalog add(Catalog catalog, String provider, YamlSection section) {
        Model model = model(provider, section);
        return section.checked(() -> catalog.with(model));
    }

    private static Node compose(String file, String yaml) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node == null) {
                throw new InvalidCatalogException(file, "the file is empty");
            }
            return node;
        } catch (MarkedYAMLException e) {
            throw new InvalidCatalogException(file, e.getProblemMark().getLine() + 1, e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidCatalogException(
                    file, e.getMessage().lines().findFirst().orElse("no YAML"));
        }
    }

    private static Model model(String provider, YamlSection section) {
        section.allowing(
                Set.of("id", "family", "title", "description", "output", "price", "typical_seconds", "parameters"));
        List<Parameter> parameters = section.sections("parameters").stream()
                .map(ParameterEntry::read)
                .toList();
        return section.checked(() -> new Model(
                section.text("id"),
                provider,
                section.text("family"),
                section.text("title"),
                section.text("description"),
                output(section.text("output")),
                price(section.section("price")),
                Duration.ofSeconds(section.wholeNumber("typical_seconds")),
                parameters));
    }

    private static OutputKind output(String word) {
        return Arrays.stream(OutputKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("output is image or video, not " + word));
    }

    private static Price price(YamlSection section) {
        section.allowing(Set.of("per_run", "per_image", "per_second", "table", "unquoted"));
        if (section.keys().size() != 1) {
            throw section.broken("a price is one of per_run, per_image, per_second, table, unquoted");
        }
        return switch (section.keys().iterator().next()) {
            case "per_run" -> new Price.PerRun(section.usd("per_run"));
            case "per_image" -> new Price.PerImage(section.usd("per_image"));
            case "per_second" -> new Price.PerSecond(rates(section.section("per_second")));
            case "unquoted" -> new Price.Unquoted(section.text("unquoted"));
            default -> new Price.Table(cells(section.sections("table")));
        };
    }

    private static Map<String, Usd> rates(YamlSection section) {
        Map<String, Usd> rates = new LinkedHashMap<>();
        section.keys().forEach(resolution -> rates.put(resolution, section.usd(resolution)));
        return rates;
    }

    private static Map<Price.Table.Cell, Usd> cells(List<YamlSection> rows) {
        Map<Price.Table.Cell, Usd> cells = new LinkedHashMap<>();
        for (YamlSection row : rows) {
            row.allowing(Set.of("resolution", "duration", "usd"));
            Price.Table.Cell cell = new Price.Table.Cell(row.text("resolution"), row.wholeNumber("duration"));
            if (cells.putIfAbsent(cell, row.usd("usd")) != null) {
                throw row.broken("this combination is priced twice");
            }
        }
        return cells;
    }
}
