package io.github.api18mcp.policy;

import java.util.stream.Stream;

/** One way to read a text: what it says, and where in it terms may stand. */
record Reading(String text, Edges edges) {

    /** Every way a text is read, so that neither accents nor plain disguises keep a term from being found. */
    static Stream<Reading> of(String text) {
        String bare = bare(text);
        Reading plain = words(Disguise.cyrillic(bare));
        return Stream.of(Stream.of(written(text), plain), unmasked(bare), closedUp(plain))
                .flatMap(readings -> readings)
                .distinct();
    }

    /** Without accents, and Cyrillic words without Latin letters in them. */
    static Reading plain(String text) {
        return words(Disguise.cyrillic(bare(text)));
    }

    boolean hasEdgeAt(int index) {
        return edges.at(text, index);
    }

    /** Whether words in this stretch are kept apart by more than a blank. */
    boolean hasBreak(int start, int end) {
        return text.substring(start, end).indexOf(Spelling.BREAK) >= 0;
    }

    boolean hasDigitBefore(int index) {
        return index > 0 && Character.isDigit(text.charAt(index - 1));
    }

    /** With accents, which some words need: without its tilde the Spanish word for a small girl is a woman's name. */
    private static Reading written(String text) {
        return words(Spelling.folded(text));
    }

    private static Stream<Reading> unmasked(String bare) {
        return Disguise.leet(Disguise.latin(bare)).map(Reading::words);
    }

    private static Stream<Reading> closedUp(Reading plain) {
        return Disguise.spacedOut(plain.text())
                .flatMap(run -> Stream.concat(Stream.of(run), Disguise.leet(Disguise.latin(run))))
                .map(run -> new Reading(run, Edges.ANYWHERE));
    }

    private static String bare(String text) {
        return Spelling.withoutMarks(Spelling.folded(text));
    }

    private static Reading words(String text) {
        return new Reading(Spelling.spaced(text), Edges.OF_WORDS);
    }
}
