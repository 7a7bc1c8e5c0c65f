package io.github.api18mcp;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Checks a property on generated values. Each try has a seed of its own; a failure names it together with the value, and
 * {@code -Dtest.seed=SEED} repeats just that try.
 */
public final class Property {

    private static final Optional<Long> REPEATED =
            Optional.ofNullable(System.getProperty("test.seed")).map(Long::valueOf);

    private Property() {}

    public static <T> void check(int tries, Function<Random, T> generator, Consumer<T> property) {
        seeds(tries).forEach(seed -> check(seed, generator.apply(new Random(seed)), property));
    }

    private static LongStream seeds(int tries) {
        return REPEATED.map(LongStream::of).orElseGet(() -> new Random().longs(tries));
    }

    private static <T> void check(long seed, T value, Consumer<T> property) {
        try {
            property.accept(value);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "Seed %d fails; repeat it with -Dtest.seed=%d. The value: %s".formatted(seed, seed, value), e);
        }
    }

    /** Whether a single try is repeated, which says nothing about how values are spread. */
    public static boolean isRepeated() {
        return REPEATED.isPresent();
    }

    /** One of these values. */
    public static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    public static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A text of this length, from these characters. */
    public static String text(Random random, String characters, int length) {
        int[] points = characters.codePoints().toArray();
        return random.ints(length, 0, points.length)
                .map(index -> points[index])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
