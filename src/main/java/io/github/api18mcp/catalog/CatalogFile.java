package io.github.api18mcp.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A YAML file that describes the models of one service. Those in {@code resources/catalog} show the format. */
final class CatalogFile {

    private static final Set<String> FILE_KEYS = Set.of("provider", "models");
    private static final Set<String> MODEL_KEYS = Set.of(
            "id", "family", "title", "description", "best_for", "output", "price", "typical_seconds", "parameters");

    private CatalogFile() {}

    /** The catalog with the models of one more file. */
    static Catalog add(Catalog catalog, String file, String yaml) {
        YamlSection root = YamlValue.parse(file, yaml).section().allowing(FILE_KEYS);
        String provider = root.value("provider").text();
        Catalog grown = catalog;
        for (YamlValue entry : root.value("models").list()) {
            grown = add(grown, provider, entry.section());
        }
        return grown;
    }

    private static Catalog add(Catalog catalog, String provider, YamlSection section) {
        Model model = model(provider, section.allowing(MODEL_KEYS));
        return section.checked(() -> catalog.with(model));
    }

    private static Model model(String provider, YamlSection section) {
        List<Parameter> parameters = section.value("parameters").list().stream()
                .map(entry -> ParameterEntry.read(entry.section()))
                .toList();
        return section.checked(() -> new Model(
                section.value("id").text(),
                provider,
                section.value("family").text(),
                section.value("title").text(),
                section.value("description").text(),
                section.optional("best_for").map(YamlValue::text),
                output(section.value("output").text()),
                PriceEntry.read(section.value("price").section()),
                Duration.ofSeconds(section.wholeNumber("typical_seconds")),
                parameters));
    }

    private static OutputKind output(String word) {
        return OutputKind.of(word)
                .orElseThrow(() -> new IllegalArgumentException("output is image or video, not " + word));
    }
}
