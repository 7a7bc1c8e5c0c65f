package io.github.api18mcp.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a model compares with the others that generate the same kind of output. */
public final class ModelComparison {

    private final Model model;
    private final List<Model> sameKind;

    public ModelComparison(Model model, Catalog catalog) {
        this.model = model;
        this.sameKind = catalog.models().stream()
                .filter(other -> other.output() == model.output())
                .toList();
    }

    /** In words, such as {@code cheapest of 5 for video, among the fastest (an estimate)}; empty if there is nothing to compare. */
    public String words() {
        return Stream.of(price(), speed()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private Optional<String> price() {
        List<Usd> prices = sameKind.stream()
                .flatMap(other -> other.defaultPrice().stream())
                .toList();
        return model.defaultPrice()
                .filter(price -> prices.size() > 1)
                .map(price -> place(price, prices) + " of " + prices.size() + " for "
                        + model.output().word());
    }

    private static String place(Usd price, List<Usd> prices) {
        long cheaper =
                prices.stream().filter(other -> other.compareTo(price) < 0).count();
        boolean dearest = prices.stream().noneMatch(other -> other.compareTo(price) > 0);
        if (cheaper == 0) {
            return "cheapest";
        }
        return dearest ? "dearest" : "number " + (cheaper + 1) + " by price";
    }

    /** No service documents how long a job takes. */
    private Optional<String> speed() {
        Comparator<Model> byTime = Comparator.comparing(Model::typical);
        Model fastest = sameKind.stream().min(byTime).orElseThrow();
        Model slowest = sameKind.stream().max(byTime).orElseThrow();
        if (byTime.compare(fastest, slowest) == 0) {
            return Optional.empty();
        }
        if (byTime.compare(model, fastest) == 0) {
            return Optional.of("among the fastest (an estimate)");
        }
        return byTime.compare(model, slowest) == 0 ? Optional.of("among the slowest (an estimate)") : Optional.empty();
    }
}
