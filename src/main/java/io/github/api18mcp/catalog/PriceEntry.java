package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Price.Table.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code price} of a model in a catalog file: one key that says the kind of price, and its value. */
final class PriceEntry {

    private static final List<String> KINDS = List.of("per_run", "per_image", "per_second", "table", "unquoted");
    private static final Set<String> ROW_KEYS = Set.of("resolution", "duration", "usd");

    private PriceEntry() {}

    static Price read(YamlSection section) {
        section.allowing(Set.copyOf(KINDS));
        if (section.keys().size() != 1) {
            throw section.broken("a price is one of " + String.join(", ", KINDS));
        }
        String kind = section.keys().iterator().next();
        YamlValue value = section.value(kind);
        return switch (kind) {
            case "per_run" -> new Price.PerRun(value.usd());
            case "per_image" -> new Price.PerImage(value.usd());
            case "per_second" -> new Price.PerSecond(rates(value.section()));
            case "table" -> new Price.Table(cells(value.list()));
            case "unquoted" -> new Price.Unquoted(value.text());
            default -> throw new IllegalStateException(kind);
        };
    }

    private static Map<String, Usd> rates(YamlSection section) {
        Map<String, Usd> rates = new LinkedHashMap<>();
        section.keys()
                .forEach(resolution ->
                        rates.put(resolution, section.value(resolution).usd()));
        return rates;
    }

    private static Map<Cell, Usd> cells(List<YamlValue> rows) {
        Map<Cell, Usd> cells = new LinkedHashMap<>();
        for (YamlValue value : rows) {
            YamlSection row = value.section().allowing(ROW_KEYS);
            Cell cell = new Cell(row.value("resolution").text(), row.wholeNumber("duration"));
            if (cells.putIfAbsent(cell, row.value("usd").usd()) != null) {
                throw row.broken("this combination is priced twice");
            }
        }
        return cells;
    }
}
