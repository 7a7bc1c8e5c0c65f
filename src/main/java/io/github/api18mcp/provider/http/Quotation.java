package io.github.api18mcp.provider.http;

import java.util.regex.Pattern;

/** The first words of what a service said, for a message: on one line, without markup and control characters. */
public final class Quotation {

    private static final int CHARACTERS = 160;

    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<(script|style)\\b.*?(</\\1>|$)|<!--.*?(-->|$)|<[a-z/!?][^>]*(>|$)");
    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\x{2028}\\x{2029}]+");

    private Quotation() {}

    /** In quotation marks; {@code no text} if there are no words. */
    public static String of(String text) {
        String words = words(text);
        if (words.isEmpty()) {
            return "no text";
        }
        return '"' + shortened(words, CHARACTERS).replace('"', '\'') + '"';
    }

    /** Without quotation marks; empty if there are no words. */
    public static String words(String text) {
        String visible =
                text.stripLeading().startsWith("<") ? INVISIBLE.matcher(text).replaceAll(" ") : text;
        return WHITE.matcher(visible).replaceAll(" ").replace("\uFFFD", "?").strip();
    }

    /** Does not cut a character in two. */
    public static String shortened(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end) + "…";
    }
}
