package io.github.api18mcp.watch;

import java.util.Set;

/** Text from outside as a log may contain it: on one line, visible, and of a bounded length. */
final class LogText {

    /** Enough for every message of this program. A longer one contains what somebody sent. */
    static final int MAX_LENGTH = 2000;

    /** Line ends of Unicode, and characters that change the direction of what follows. */
    private static final Set<Integer> MISLEADING = Set.of(
            0x2028, 0x2029, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069);

    private LogText() {}

    /** Shortens a text and escapes it. */
    static String oneLine(String text) {
        return escaped(shortened(text));
    }

    /** Escapes control characters and misleading ones as in Java, which is also how JSON escapes them. */
    static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(character -> append(line, character));
        return line.toString();
    }

    static String shortened(String text) {
        return shortened(text, MAX_LENGTH);
    }

    static String shortened(String text, int max) {
        return text.length() <= max ? text : "%s… (%d characters)".formatted(text.substring(0, max), text.length());
    }

    private static void append(StringBuilder line, int character) {
        switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (Character.isISOControl(character) || MISLEADING.contains(character)) {
                    line.append("\\u%04x".formatted(character));
                } else {
                    line.appendCodePoint(character);
                }
            }
        }
    }
}
