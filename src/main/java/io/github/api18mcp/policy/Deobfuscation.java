package io.github.api18mcp.policy;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Undoes the simplest ways to hide a word from a word list. Works on case-folded text without accents. */
final class Deobfuscation {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}@$!]*[\\p{L}\\p{N}@$]");
    private static final Pattern CYRILLIC_OR_GREEK = Pattern.compile("[\\p{IsCyrillic}\\p{IsGreek}]");
    private static final String LONE_LETTER = "[\\p{L}\\p{N}](?![\\p{L}\\p{N}])";
    private static final Pattern SPACED_OUT =
            Pattern.compile("(?<![\\p{L}\\p{N}])%1$s(?:%2$s%1$s){2,}+".formatted(LONE_LETTER, Spelling.GAP));

    private static final Map<Character, Character> LATIN_TO_CYRILLIC = pairs("abcehikmnoptxy", "авсенікмпортху");
    private static final Map<Character, Character> LOOK_ALIKE_TO_LATIN =
            pairs("авгекмнопрстухіјѕԁһԛԝӏαβγεηικνοςρτυχωɑɡ", "abrekmhonpctyxijsdhqwlabyeniknocptuxwag");
    private static final Map<Character, Character> ONE_AS_I = pairs("034571@$!", "oeastiasi");
    private static final Map<Character, Character> ONE_AS_L = pairs("034571@$!", "oeastlasl");

    private Deobfuscation() {}

    /** Replaces Latin letters in mostly Cyrillic words by the Cyrillic letters they look like. */
    static String cyrillic(String text) {
        return eachWord(text, word -> isMostlyCyrillic(word) ? exchanged(word, LATIN_TO_CYRILLIC) : word);
    }

    /**
     * Writes words that look Latin from first to last letter in Latin letters; drops Cyrillic and Greek words around
     * them.
     */
    static String latin(String text) {
        return eachWord(text, word -> {
            String latin = exchanged(word, LOOK_ALIKE_TO_LATIN);
            // Half of a Cyrillic phrase in Latin letters would no longer be recognised as innocent.
            return CYRILLIC_OR_GREEK.matcher(latin).find() ? Character.toString(Spelling.BREAK) : latin;
        });
    }

    /** Replaces digits and signs by the letters they stand for, with both readings of a one. */
    static Stream<String> leet(String text) {
        return Stream.of(ONE_AS_I, ONE_AS_L)
                .map(letters -> eachWord(text, word -> hasLetter(word) ? exchanged(word, letters) : word));
    }

    /** Joins words that are spelled out letter by letter: each run of three or more single letters. */
    static Stream<String> spacedOut(String spaced) {
        return SPACED_OUT.matcher(spaced).results().map(run -> run.group().replaceAll(Spelling.GAP, ""));
    }

    private static String eachWord(String text, UnaryOperator<String> reading) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(reading.apply(word.group())));
    }

    private static String exchanged(String word, Map<Character, Character> letters) {
        StringBuilder exchanged = new StringBuilder(word.length());
        word.chars().forEach(c -> exchanged.append((char) letters.getOrDefault((char) c, (char) c)));
        return exchanged.toString();
    }

    private static boolean isMostlyCyrillic(String word) {
        return 2 * word.codePoints().filter(Deobfuscation::isCyrillic).count() > word.length();
    }

    private static boolean hasLetter(String word) {
        return word.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean isCyrillic(int letter) {
        return UnicodeScript.of(letter) == UnicodeScript.CYRILLIC;
    }

    private static Map<Character, Character> pairs(String from, String to) {
        return IntStream.range(0, from.length())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(from::charAt, to::charAt));
    }
}
