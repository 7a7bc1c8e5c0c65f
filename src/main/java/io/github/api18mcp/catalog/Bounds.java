package io.github.api18mcp.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The values that a whole number may have. */
public sealed interface Bounds {

    /** ±(2^53 − 1), the integers that JSON numbers carry exactly; used where a service documents no bounds. */
    Range UNDOCUMENTED = new Range(-9_007_199_254_740_991L, 9_007_199_254_740_991L);

    boolean contain(long number);

    long min();

    long max();

    /** All numbers from {@code min} to {@code max}, inclusive. */
    record Range(long min, long max) implements Bounds {
        public Range {
            if (min > max) {
                throw new IllegalArgumentException("min must not be above max");
            }
        }

        @Override
        public boolean contain(long number) {
            return min <= number && number <= max;
        }

        @Override
        public String toString() {
            if (equals(UNDOCUMENTED)) {
                return "a whole number";
            }
            return "a whole number, " + (max == UNDOCUMENTED.max ? min + " or more" : min + "–" + max);
        }
    }

    /** A list of numbers, ascending. */
    record Options(List<Long> numbers) implements Bounds {
        public Options {
            numbers = numbers.stream().sorted().distinct().toList();
            if (numbers.isEmpty()) {
                throw new IllegalArgumentException("options must not be empty");
            }
        }

        @Override
        public boolean contain(long number) {
            return numbers.contains(number);
        }

        @Override
        public long min() {
            return numbers.get(0);
        }

        @Override
        public long max() {
            return numbers.get(numbers.size() - 1);
        }

        @Override
        public String toString() {
            return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }
}
