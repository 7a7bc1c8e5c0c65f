package io.github.api18mcp.policy;

import java.util.stream.Stream;

/** One reading of a text: its characters, and where terms may start and end. */
record TextVariant(String text, WordBoundaries edges) {

    /** All readings of a text, so that neither accents nor simple disguises hide a term. */
    static Stream<TextVariant> of(String text) {
        String bare = bare(text);
        TextVariant plain = words(Deobfuscation.cyrillic(bare));
        return Stream.of(Stream.of(written(text), plain), unmasked(bare), closedUp(plain))
                .flatMap(readings -> readings)
                .distinct();
    }

    /** Without accents, and with Latin letters in Cyrillic words replaced. */
    static TextVariant plain(String text) {
        return words(Deobfuscation.cyrillic(bare(text)));
    }

    boolean hasEdgeAt(int index) {
        return edges.at(text, index);
    }

    /** Whether punctuation separates the words in this range. */
    boolean hasBreak(int start, int end) {
        return text.substring(start, end).indexOf(Spelling.BREAK) >= 0;
    }

    boolean hasDigitBefore(int index) {
        return index > 0 && Character.isDigit(text.charAt(index - 1));
    }

    /** With accents, which some words need: without its tilde, the Spanish word for a small girl is a woman's name. */
    private static TextVariant written(String text) {
        return words(Spelling.folded(text));
    }

    private static Stream<TextVariant> unmasked(String bare) {
        return Deobfuscation.leet(Deobfuscation.latin(bare)).map(TextVariant::words);
    }

    private static Stream<TextVariant> closedUp(TextVariant plain) {
        return Deobfuscation.spacedOut(plain.text())
                .flatMap(run -> Stream.concat(Stream.of(run), Deobfuscation.leet(Deobfuscation.latin(run))))
                .map(run -> new TextVariant(run, WordBoundaries.ANYWHERE));
    }

    private static String bare(String text) {
        return Spelling.withoutMarks(Spelling.folded(text));
    }

    private static TextVariant words(String text) {
        return new TextVariant(Spelling.spaced(text), WordBoundaries.OF_WORDS);
    }
}
