package io.github.api18mcp.command;

import java.util.stream.IntStream;

/** The edit distance of two words (Levenshtein): characters added, removed or replaced. */
final class EditDistance {

    private EditDistance() {}

    static int between(String one, String other) {
        int[] above = IntStream.rangeClosed(0, other.length()).toArray();
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }
}
