package io.github.api18mcp.command;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Breaks the lines of a text for people between words. A terminal would break them anywhere.
 *
 * @param columns the width of the terminal
 */
record WordWrap(int columns) {

    /** A program to be run stays in one piece with its arguments, so that it can be copied. */
    private static final Pattern WORD =
            Pattern.compile("api18-mcp(?: [^\\s\\[]*[^\\s\\[.,;:](?=\\s|$))*(?: [^\\s\\[]+)?|\\S+|\\s+");

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d*m");
    private static final Pattern LAST_GAP = Pattern.compile("^.*\\s{2,}(?=\\S)");
    private static final Pattern INDENTATION = Pattern.compile("^\\s*");

    /** As wide as the terminal that prints it; unlimited in a pipe or a file. */
    static WordWrap ofOutput() {
        return new WordWrap(Terminal.kind() == Terminal.LIVE ? Terminal.columns() : Integer.MAX_VALUE);
    }

    String of(String text) {
        String lines = text.lines().map(this::wrapped).collect(Collectors.joining("\n"));
        return text.endsWith("\n") ? lines + "\n" : lines;
    }

    private String wrapped(String line) {
        if (width(line) <= columns) {
            return line;
        }
        String indentation = " ".repeat(indentation(line));
        StringBuilder lines = new StringBuilder();
        int used = 0;
        String space = "";
        for (String part : WORD.matcher(line).results().map(MatchResult::group).toList()) {
            if (part.isBlank()) {
                space = part;
                continue;
            }
            if (used > indentation.length() && used + space.length() + width(part) > columns) {
                lines.append('\n');
                used = 0;
                space = indentation;
            }
            lines.append(space).append(part);
            used += space.length() + width(part);
            space = "";
        }
        return lines.toString();
    }

    /** Continued lines start below the last column of a table, unless it begins too far to the right. */
    private int indentation(String line) {
        int start = startOf(INDENTATION, line);
        int lastColumn = startOf(LAST_GAP, line.substring(0, Math.min(line.length(), columns)));
        return Math.min(columns / 2, lastColumn > columns / 2 ? start : Math.max(start, lastColumn));
    }

    private static int startOf(Pattern before, String line) {
        Matcher matcher = before.matcher(line);
        return matcher.lookingAt() ? width(matcher.group()) : 0;
    }

    private static int width(String text) {
        String visible = COLOUR.matcher(text).replaceAll("");
        return visible.codePointCount(0, visible.length());
    }
}
