package io.github.api18mcp.sandbox.art;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a text into lines.
 *
 * @param maxWidth the width of a line, relative to the height of a capital letter
 * @param maxLines a longer text is cut and ends with an ellipsis
 */
record Wrapping(double maxWidth, int maxLines) {

    private static final String ELLIPSIS = "…";

    List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty() && lines.size() < maxLines) {
            boolean last = lines.size() == maxLines - 1;
            String line = fits(rest) ? rest : last ? truncated(rest) : rest.substring(0, breakIndex(rest, ""));
            lines.add(line.stripTrailing());
            rest = last ? "" : rest.substring(line.length()).stripLeading();
        }
        return lines;
    }

    /** Returns the end of the last word that fits, or a position within a word that is longer than a line. */
    private int breakIndex(String text, String suffix) {
        int fitting = fittingLength(text, suffix);
        int space = text.lastIndexOf(' ', fitting);
        return space > 0 ? space : fitting;
    }

    private String truncated(String text) {
        return text.substring(0, breakIndex(text, ELLIPSIS)).stripTrailing() + ELLIPSIS;
    }

    /** Returns how much of a text fits with a suffix; at least one character, so that every line makes progress. */
    private int fittingLength(String text, String suffix) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (!fits(text.substring(0, next) + suffix)) {
                break;
            }
            end = next;
        }
        return end;
    }

    private boolean fits(String line) {
        return Lettering.width(line, 1) <= maxWidth;
    }
}
