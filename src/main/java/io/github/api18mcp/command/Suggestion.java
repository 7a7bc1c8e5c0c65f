package io.github.api18mcp.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody who mistyped probably meant. */
final class Suggestion {

    private static final int NEAR = 2;
    /** Longer words may have more mistakes: one in this many characters. */
    private static final int CHARACTERS_PER_MISTAKE = 4;

    private Suggestion() {}

    static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int most = Math.max(NEAR, word.length() / CHARACTERS_PER_MISTAKE);
        return known.stream()
                .filter(candidate -> distance(lower, candidate) <= most)
                .min(Comparator.comparing((String candidate) -> distance(lower, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** As a question, with a space before it; empty if nothing is near. */
    static String question(String word, Collection<String> known) {
        return nearest(word, known).map(near -> " Did you mean " + near + "?").orElse("");
    }

    private static int distance(String lower, String candidate) {
        return EditDistance.between(lower, candidate.toLowerCase(Locale.ROOT));
    }
}
