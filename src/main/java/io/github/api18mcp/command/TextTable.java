package io.github.api18mcp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people: columns aligned by spaces, a header in capitals. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> header) {
        rows.add(List.copyOf(header));
    }

    TextTable row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row has as many cells as the header");
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /** On a terminal that is too narrow, each row continues on further lines, between columns. */
    String within(int columns) {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElseThrow())
                .toList();
        List<List<Integer>> lines = lines(widths, columns);
        return rows.stream()
                .flatMap(row -> lines.stream().map(line -> text(row, line, widths)))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** The columns that each line of a row holds. Text in the last column may be wrapped within its line. */
    private static List<List<Integer>> lines(List<Integer> widths, int columns) {
        List<List<Integer>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        int used = -GAP.length();
        for (int column = 0; column < widths.size(); column++) {
            boolean last = column == widths.size() - 1;
            int width = GAP.length() + (last ? Math.min(widths.get(column), columns / 2) : widths.get(column));
            if (column > 0 && used + width > columns) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.get(lines.size() - 1).add(column);
            used += width;
        }
        return lines;
    }

    private static String text(List<String> row, List<Integer> line, List<Integer> widths) {
        return (line.contains(0) ? "" : GAP)
                + line.stream()
                        .map(column -> row.get(column) + " ".repeat(widths.get(column) - width(row.get(column))))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
