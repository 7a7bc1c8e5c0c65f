package io.github.api18mcp.tool.answer;

import io.github.api18mcp.access.ToolAccess;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.provider.Providers;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The models that can be called now: their service has a key, and the operator allows them. */
@Singleton
public class UsableModels {

    private final Catalog catalog;
    private final Providers providers;
    private final ToolAccess rules;

    UsableModels(Catalog catalog, Providers providers, ToolAccess rules) {
        this.catalog = catalog;
        this.providers = providers;
        this.rules = rules;
    }

    /** Why the model cannot be called, as a message to the operator; empty if it can. */
    public Optional<String> whyNot(Model model) {
        return rules.allow(model.tool())
                ? providers.byName(model.provider()).orElseThrow().unusable()
                : Optional.of("not allowed by the operator of this server");
    }

    /** In the order of the catalog. */
    public List<Model> all(Predicate<Model> wanted) {
        return catalog.models().stream()
                .filter(wanted)
                .filter(model -> whyNot(model).isEmpty())
                .toList();
    }

    /** The one with the lowest price of a call with its defaults. Models without a price in dollars come last. */
    public Optional<Model> cheapest(Predicate<Model> wanted) {
        return all(wanted).stream()
                .min(Comparator.comparing(
                        Model::defaultPrice,
                        Comparator.comparing(
                                price -> price.orElse(null), Comparator.nullsLast(Comparator.naturalOrder()))));
    }
}
