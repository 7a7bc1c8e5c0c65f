package io.github.api18mcp.job;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is compared in a search: without regard to case, full-width letters and ligatures as plain ones, and without
 * characters that a database refuses.
 */
public final class SearchText {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");

    private SearchText() {}

    public static String of(String text) {
        String spaced = SPACE.matcher(text).replaceAll(" ").strip();
        return Normalizer.normalize(spaced, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The words of a query, each of which must occur; empty if it has none. */
    public static List<String> words(String query) {
        return Pattern.compile(" ")
                .splitAsStream(of(query))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
