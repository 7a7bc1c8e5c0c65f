package io.github.api18mcp.sandbox.art;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a text into lines.
 *
 * @param room the width of a line, in heights of a capital letter
 * @param most how many lines; a longer text ends with an ellipsis
 */
record Wrapping(double room, int most) {

    private static final String ELLIPSIS = "…";

    List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty() && lines.size() < most) {
            boolean last = lines.size() == most - 1;
            String line = fits(rest) ? rest : last ? shortened(rest) : rest.substring(0, breakOf(rest, ""));
            lines.add(line.stripTrailing());
            rest = last ? "" : rest.substring(line.length()).stripLeading();
        }
        return lines;
    }

    /** After the last word that fits, or amid a word longer than a line. */
    private int breakOf(String text, String ending) {
        int longest = longest(text, ending);
        int space = text.lastIndexOf(' ', longest);
        return space > 0 ? space : longest;
    }

    private String shortened(String text) {
        return text.substring(0, breakOf(text, ELLIPSIS)).stripTrailing() + ELLIPSIS;
    }

    /** How much of a text fits together with an ending; at least one letter, so that every line gets on. */
    private int longest(String text, String ending) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (!fits(text.substring(0, next) + ending)) {
                break;
            }
            end = next;
        }
        return end;
    }

    private boolean fits(String line) {
        return Lettering.width(line, 1) <= room;
    }
}
