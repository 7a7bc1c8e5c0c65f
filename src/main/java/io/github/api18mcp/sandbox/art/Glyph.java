package io.github.api18mcp.sandbox.art;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * A character as the strokes of a pen. {@code lettering.txt} describes the notation.
 *
 * @param advance the distance from the left edge to that of the next character
 */
record Glyph(Path2D path, double advance) {

    private static final double GAP = 4;

    /** The length of a Bézier curve's handles, relative to the radius, that makes the curve a quarter of an ellipse. */
    private static final double ELLIPSE_HANDLE = 0.5523;

    /** A dot is a very short line, because a line without length would hardly be visible. */
    private static final double DOT_HEIGHT = 0.4;

    static Glyph parse(String notation) {
        Path2D path = new Path2D.Double();
        double width = 0;
        for (int i = 0; i < notation.length(); i += notation.charAt(i) == 'Q' ? 5 : 3) {
            addStep(path, notation, i);
            width = Math.max(width, path.getCurrentPoint().getX());
        }
        return new Glyph(path, width + GAP);
    }

    private static void addStep(Path2D path, String notation, int i) {
        double x = digit(notation, i + 1);
        double y = digit(notation, i + 2);
        switch (notation.charAt(i)) {
            case 'M' -> path.moveTo(x, y);
            case 'L' -> path.lineTo(x, y);
            case 'H' -> quarterEllipse(path, x, path.getCurrentPoint().getY(), x, y);
            case 'V' -> quarterEllipse(path, path.getCurrentPoint().getX(), y, x, y);
            case 'Q' -> path.quadTo(x, y, digit(notation, i + 3), digit(notation, i + 4));
            case 'D' -> {
                path.moveTo(x, y - DOT_HEIGHT / 2);
                path.lineTo(x, y + DOT_HEIGHT / 2);
            }
            default -> throw new IllegalArgumentException("unknown step in a glyph: " + notation.substring(i));
        }
    }

    /** Draws a quarter of an ellipse to (x, y). The corner is where the tangents of both ends meet. */
    private static void quarterEllipse(Path2D path, double cornerX, double cornerY, double x, double y) {
        Point2D from = path.getCurrentPoint();
        path.curveTo(
                from.getX() + (cornerX - from.getX()) * ELLIPSE_HANDLE,
                from.getY() + (cornerY - from.getY()) * ELLIPSE_HANDLE,
                x + (cornerX - x) * ELLIPSE_HANDLE,
                y + (cornerY - y) * ELLIPSE_HANDLE,
                x,
                y);
    }

    private static int digit(String notation, int i) {
        return Character.digit(notation.charAt(i), 36);
    }
}
