package io.github.api18mcp.catalog;

import io.github.api18mcp.catalog.Parameter.Choice;
import io.github.api18mcp.catalog.Parameter.WholeNumber;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the price of a call is computed. A price in dollars is exact for all arguments that passed the check. */
public sealed interface Price {

    /** In dollars; empty if the price is not known in advance, or not in dollars. */
    Optional<Usd> of(Arguments arguments);

    /** For people, such as {@code $0.20/s at 720p, $0.30/s at 1080p}. */
    String words();

    /** @throws IllegalArgumentException if some allowed call would have no price */
    void requireDefinedFor(List<Parameter> parameters);

    /** A fixed price per run. */
    record PerRun(Usd usd) implements Price {
        @Override
        public Optional<Usd> of(Arguments arguments) {
            return Optional.of(usd);
        }

        @Override
        public String words() {
            return usd + " per run";
        }

        @Override
        public void requireDefinedFor(List<Parameter> parameters) {}
    }

    /** A price per image, multiplied by {@code num_images}. */
    record PerImage(Usd usd) implements Price {
        @Override
        public Optional<Usd> of(Arguments arguments) {
            return Optional.of(usd.times(arguments.wholeNumber("num_images")));
        }

        @Override
        public String words() {
            return usd + " per image";
        }

        @Override
        public void requireDefinedFor(List<Parameter> parameters) {
            counted(parameters, "num_images");
        }
    }

    /** A price per second that depends on {@code resolution}, multiplied by {@code duration}. */
    record PerSecond(Map<String, Usd> rates) implements Price {
        public PerSecond {
            rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
        }

        @Override
        public Optional<Usd> of(Arguments arguments) {
            return Optional.of(rates.get(arguments.word("resolution")).times(arguments.wholeNumber("duration")));
        }

        @Override
        public String words() {
            return rates.entrySet().stream()
                    .map(rate -> rate.getValue() + "/s at " + rate.getKey())
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void requireDefinedFor(List<Parameter> parameters) {
            counted(parameters, "duration");
            same(
                    rates.keySet(),
                    alwaysSet(parameters, "resolution", Choice.class).options());
        }
    }

    /** A price for each combination of {@code resolution} and {@code duration}. */
    record Table(Map<Cell, Usd> cells) implements Price {
        public record Cell(String resolution, long duration) {
            @Override
            public String toString() {
                return duration + " s at " + resolution;
            }
        }

        public Table {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        @Override
        public Optional<Usd> of(Arguments arguments) {
            return Optional.of(cells.get(new Cell(arguments.word("resolution"), arguments.wholeNumber("duration"))));
        }

        @Override
        public String words() {
            return cells.entrySet().stream()
                    .map(cell -> cell.getValue() + " for " + cell.getKey())
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void requireDefinedFor(List<Parameter> parameters) {
            List<String> resolutions =
                    alwaysSet(parameters, "resolution", Choice.class).options();
            Bounds durations =
                    alwaysSet(parameters, "duration", WholeNumber.class).bounds();
            if (!(durations instanceof Bounds.Options)) {
                throw new IllegalArgumentException("a price table needs a duration with options");
            }
            same(
                    cells.keySet(),
                    resolutions.stream()
                            .flatMap(resolution -> ((Bounds.Options) durations)
                                    .numbers().stream().map(duration -> new Cell(resolution, duration)))
                            .toList());
        }
    }

    /** No price in dollars that is known in advance; described in words instead. */
    record Unquoted(String words) implements Price {
        public Unquoted {
            if (words.isBlank()) {
                throw new IllegalArgumentException("what there is instead of a price must not be blank");
            }
        }

        @Override
        public Optional<Usd> of(Arguments arguments) {
            return Optional.empty();
        }

        @Override
        public void requireDefinedFor(List<Parameter> parameters) {}
    }

    /** The parameter that the price depends on. It must have a value in every allowed call, given or default. */
    private static <P extends Parameter> P alwaysSet(List<Parameter> parameters, String name, Class<P> kind) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name)
                        && kind.isInstance(parameter)
                        && (parameter.required() || parameter.defaultValue().isPresent()))
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the price needs a parameter " + name + " that is required or has a default"));
    }

    private static void counted(List<Parameter> parameters, String name) {
        if (alwaysSet(parameters, name, WholeNumber.class).bounds().min() < 0) {
            throw new IllegalArgumentException(
                    "the price multiplies by " + name + ", which must have a min of 0 or more");
        }
    }

    private static void same(Set<?> priced, Collection<?> allowed) {
        if (!priced.equals(Set.copyOf(allowed))) {
            throw new IllegalArgumentException("the price names " + priced + " but the parameters allow " + allowed);
        }
    }
}
