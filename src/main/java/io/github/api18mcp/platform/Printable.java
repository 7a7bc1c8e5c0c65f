package io.github.api18mcp.platform;

import java.util.regex.Pattern;

/** Makes text from others fit for a terminal or a list: one line, without control characters. */
public final class Printable {

    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private Printable() {}

    public static String line(String text) {
        return UNFIT.matcher(text).replaceAll(" ").strip();
    }

    /** The first characters of a text. */
    public static String start(String text, int most) {
        String line = line(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }

    /** The text in at most so many characters, with an ellipsis if it is longer. */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text : start(text, Math.max(0, most - 1));
    }
}
