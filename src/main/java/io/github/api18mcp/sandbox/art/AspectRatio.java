package io.github.api18mcp.sandbox.art;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ratio of width to height, in the services' notation: {@code 16:9}. */
public record AspectRatio(int width, int height) {

    public static final AspectRatio SQUARE = new AspectRatio(1, 1);
    public static final AspectRatio WIDE = new AspectRatio(16, 9);

    private static final Pattern NOTATION = Pattern.compile("([1-9]\\d{0,3}):([1-9]\\d{0,3})");

    public AspectRatio {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("both sides of an aspect ratio must be at least 1");
        }
    }

    /** The result is empty for anything but two numbers, such as {@code auto}. */
    public static Optional<AspectRatio> parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        return matcher.matches()
                ? Optional.of(new AspectRatio(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    AspectRatio nearest(List<AspectRatio> candidates) {
        return candidates.stream()
                .min(Comparator.comparingDouble(candidate -> Math.abs(Math.log(quotient() / candidate.quotient()))))
                .orElseThrow();
    }

    double quotient() {
        return (double) width / height;
    }

    @Override
    public String toString() {
        return width + ":" + height;
    }
}
