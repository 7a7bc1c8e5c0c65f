package io.github.api18mcp.policy;

import java.lang.Character.UnicodeScript;
import java.util.stream.Stream;

/**
 * One spelling of an entry of the word lists, ready to be matched against a {@link TextVariant}.
 *
 * @param ending whether a word may continue where the term ends
 */
record Term(String letters, Ending ending) {

    enum Ending {
        CLOSED,
        OPEN
    }

    private static final String EXACT = "=";
    private static final String AND_ON = "*";

    /** All spellings of an entry: with its accents and, unless it is marked as exact, also without. */
    static Stream<Term> of(String entry) {
        String letters = Spelling.folded(entry.replace(EXACT, "").replace(AND_ON, ""));
        Stream<String> spellings = entry.startsWith(EXACT)
                ? Stream.of(letters)
                : Stream.of(letters, Spelling.withoutMarks(letters)).distinct();
        // Korean attaches particles to words, so they never end at a boundary.
        Ending ending = entry.endsWith(AND_ON) || endsInHangul(letters) ? Ending.OPEN : Ending.CLOSED;
        return spellings.map(Spelling::spaced).map(spelling -> new Term(spelling, ending));
    }

    Term after(String prefix) {
        return new Term(prefix + letters, ending);
    }

    private static boolean endsInHangul(String letters) {
        return UnicodeScript.of(letters.charAt(letters.length() - 1)) == UnicodeScript.HANGUL;
    }
}
