package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

    private static final Model CHEAP = model("cheap", OutputKind.VIDEO, price("0.30"), 90);
    private static final Model MIDDLE = model("middle", OutputKind.VIDEO, price("0.40"), 100);
    private static final Model DEAR = model("dear", OutputKind.VIDEO, price("1.40"), 120);
    private static final Model UNPRICED = model("unpriced", OutputKind.VIDEO, new Price.Unquoted("known later"), 120);
    private static final Model PICTURE = model("picture", OutputKind.IMAGE, price("0.01"), 5);

    private static final Catalog CATALOG = new Catalog(List.of(DEAR, CHEAP, UNPRICED, MIDDLE, PICTURE));

    @Test
    void a_model_is_compared_with_those_of_the_same_kind() {
        assertThat(words(CHEAP)).isEqualTo("cheapest of 3 for video, among the fastest (an estimate)");
        assertThat(words(MIDDLE)).isEqualTo("number 2 by price of 3 for video");
        assertThat(words(DEAR)).isEqualTo("dearest of 3 for video, among the slowest (an estimate)");
    }

    @Test
    void a_model_without_a_price_is_compared_by_time_alone() {
        assertThat(words(UNPRICED)).isEqualTo("among the slowest (an estimate)");
    }

    @Test
    void the_only_model_of_a_kind_is_not_compared() {
        assertThat(words(PICTURE)).isEmpty();
    }

    @Test
    void the_price_of_a_default_call_needs_a_default_for_everything_that_decides_it() {
        Parameter required =
                new Parameter.WholeNumber("num_images", "How many.", true, new Bounds.Range(1, 4), Optional.empty());
        Parameter preset =
                new Parameter.WholeNumber("num_images", "How many.", false, new Bounds.Range(1, 4), Optional.of(2L));
        Price perImage = new Price.PerImage(Usd.of("0.05"));

        assertThat(model("a", OutputKind.IMAGE, perImage, 5, required).defaultPrice())
                .isEmpty();
        assertThat(model("a", OutputKind.IMAGE, perImage, 5, preset).defaultPrice())
                .contains(Usd.of("0.10"));
    }

    private static String words(Model model) {
        return new ModelComparison(model, CATALOG).words();
    }

    private static Price price(String usd) {
        return new Price.PerRun(Usd.of(usd));
    }

    private static Model model(String id, OutputKind output, Price price, int seconds, Parameter... parameters) {
        return new Model(
                id,
                "api18",
                "Family",
                id,
                "Makes something.",
                Optional.empty(),
                output,
                price,
                Duration.ofSeconds(seconds),
                Stream.of(parameters).toList());
    }
}
