package io.github.api18mcp.sandbox.art;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * One letter as the strokes of a pen; {@code lettering.txt} says how it is noted.
 *
 * @param advance from its left edge to that of the next letter
 */
record Glyph(Path2D path, double advance) {

    private static final double GAP = 4;

    /** How far the handles of a Bézier curve stand out for a quarter of an ellipse. */
    private static final double QUARTER = 0.5523;

    /** A dot is a very short line: one of no length would hardly show. */
    private static final double DOT = 0.4;

    static Glyph parse(String notation) {
        Path2D path = new Path2D.Double();
        double width = 0;
        for (int i = 0; i < notation.length(); i += notation.charAt(i) == 'Q' ? 5 : 3) {
            step(path, notation, i);
            width = Math.max(width, path.getCurrentPoint().getX());
        }
        return new Glyph(path, width + GAP);
    }

    private static void step(Path2D path, String notation, int i) {
        double x = digit(notation, i + 1);
        double y = digit(notation, i + 2);
        switch (notation.charAt(i)) {
            case 'M' -> path.moveTo(x, y);
            case 'L' -> path.lineTo(x, y);
            case 'H' -> quarter(path, x, path.getCurrentPoint().getY(), x, y);
            case 'V' -> quarter(path, path.getCurrentPoint().getX(), y, x, y);
            case 'Q' -> path.quadTo(x, y, digit(notation, i + 3), digit(notation, i + 4));
            case 'D' -> {
                path.moveTo(x, y - DOT / 2);
                path.lineTo(x, y + DOT / 2);
            }
            default -> throw new IllegalArgumentException("no step of a path: " + notation.substring(i));
        }
    }

    /** Bends around a corner to (x, y). */
    private static void quarter(Path2D path, double cornerX, double cornerY, double x, double y) {
        Point2D from = path.getCurrentPoint();
        path.curveTo(
                from.getX() + (cornerX - from.getX()) * QUARTER,
                from.getY() + (cornerY - from.getY()) * QUARTER,
                x + (cornerX - x) * QUARTER,
                y + (cornerY - y) * QUARTER,
                x,
                y);
    }

    private static int digit(String notation, int i) {
        return Character.digit(notation.charAt(i), 36);
    }
}
