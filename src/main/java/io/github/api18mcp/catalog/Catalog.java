package io.github.api18mcp.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every model that can be asked for, in the order of the catalog files. */
public record Catalog(List<Model> models) {

    public Catalog {
        models = List.copyOf(models);
        unique(models, Model::id);
        unique(models, Model::tool);
    }

    public Optional<Model> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private static void unique(List<Model> models, Function<Model, String> name) {
        Map<String, Model> seen = new LinkedHashMap<>();
        for (Model model : models) {
            Model first = seen.putIfAbsent(name.apply(model), model);
            if (first != null) {
                throw new IllegalArgumentException(
                        "models " + first.id() + " and " + model.id() + " have the same name " + name.apply(model));
            }
        }
    }
}
