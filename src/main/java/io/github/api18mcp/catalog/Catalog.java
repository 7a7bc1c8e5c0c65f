package io.github.api18mcp.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All models, in the order of the catalog files. */
public record Catalog(List<Model> models) {

    public Catalog {
        models = List.copyOf(models);
        unique("id", models, Model::id);
        unique("tool", models, Model::tool);
    }

    public Optional<Model> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** @throws IllegalArgumentException if another model has the same id or tool name */
    Catalog with(Model model) {
        return new Catalog(Stream.concat(models.stream(), Stream.of(model)).toList());
    }

    private static void unique(String what, List<Model> models, Function<Model, String> name) {
        Set<String> seen = new HashSet<>();
        for (Model model : models) {
            if (!seen.add(name.apply(model))) {
                throw new IllegalArgumentException("there is another model with the " + what + " " + name.apply(model));
            }
        }
    }
}
