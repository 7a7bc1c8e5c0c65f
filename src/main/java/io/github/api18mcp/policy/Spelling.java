package io.github.api18mcp.policy;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Normalises spelling. Terms and texts go through the same steps, so that they match. */
final class Spelling {

    /** Between words that may belong together. */
    static final char SPACE = ' ';

    /** Between words that punctuation separates. */
    static final char BREAK = ',';

    /** Either of them, as a regular expression. */
    static final String GAP = "[" + SPACE + BREAK + "]";

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F\\u034F\\u115F\\u1160\\u3164\\uFFA0]");

    private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

    // Removed: Latin accents, Cyrillic stress, Arabic vowels and stretching, the Hindi nukta. Kept, because they
    // make a different letter: the breve of Cyrillic short i, the dots of Ukrainian yi, Hindi vowel signs, Japanese
    // voicing.
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u0305\\u0307\\u0309-\\u036F"
            + "\\u0640\\u064B-\\u065F\\u0670\\u093C]|(?<!\\u0438)\\u0306|(?<!\\u0456)\\u0308");

    private static final Map<String, String> UNDECOMPOSED = Map.of(
            "ł", "l", "ø", "o", "đ", "d", "æ", "ae", "œ", "oe", "\u0649", "\u064A", "\u06CC", "\u064A", "\u06A9",
            "\u0643");

    private static final Pattern UNDECOMPOSED_LETTER = Pattern.compile("[łøđæœ\\u0649\\u06CC\\u06A9]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Pattern JOINING = Pattern.compile("[\\p{Zs}\\t\\p{Pd}\\p{Pc}'’`]+");

    private Spelling() {}

    /** Removes compatibility forms (full-width, mathematical, ligatures) and invisible characters. */
    static String tidied(String text) {
        return INVISIBLE.matcher(Normalizer.normalize(text, Form.NFKC)).replaceAll("");
    }

    /**
     * Tidied, in one case, with ASCII digits. Converted to upper case and back, because only that maps ß to ss and
     * dotless i to i.
     */
    static String folded(String text) {
        String oneCase = tidied(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return FOREIGN_DIGIT.matcher(oneCase).replaceAll(digit -> asciiDigit(digit.group()));
    }

    static String withoutMarks(String text) {
        String decomposed = Normalizer.normalize(text, Form.NFKD);
        String bare = Normalizer.normalize(MARKS.matcher(decomposed).replaceAll(""), Form.NFC);
        return UNDECOMPOSED_LETTER.matcher(bare).replaceAll(letter -> UNDECOMPOSED.get(letter.group()));
    }

    static String spaced(String text) {
        return BETWEEN_WORDS.matcher(text).replaceAll(Spelling::gap);
    }

    private static String gap(MatchResult between) {
        return JOINING.matcher(between.group()).matches() ? Character.toString(SPACE) : Character.toString(BREAK);
    }

    private static String asciiDigit(String digit) {
        return Integer.toString(Character.digit(digit.codePointAt(0), 10));
    }
}
