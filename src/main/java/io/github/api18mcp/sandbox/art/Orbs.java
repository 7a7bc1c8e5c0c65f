package io.github.api18mcp.sandbox.art;

import static io.github.api18mcp.sandbox.art.Palette.faded;

import java.awt.Color;
import java.util.Random;

/** Overlapping discs of coloured glass. */
final class Orbs implements Scene {

    private static final int GLOWS = 4;
    private static final int DISCS = 7;

    @Override
    public void paint(Brush brush, Palette palette, Random random) {
        brush.background(Brush.gradient(
                brush.point(0, 0), brush.point(1, 1), palette.night(), palette.accent(3), palette.dawn()));
        for (int i = 0; i < GLOWS; i++) {
            brush.glow(random.nextDouble(), random.nextDouble(), 0.8, palette.accent(i), 0.6);
        }
        scatter(brush, palette, 0, random);
    }

    /**
     * Paints discs of decreasing size.
     *
     * @param first the number of large discs to leave out
     */
    static void scatter(Brush brush, Palette palette, int first, Random random) {
        for (int i = first; i < DISCS; i++) {
            double x = 0.08 + 0.84 * random.nextDouble();
            double y = 0.05 + 0.70 * random.nextDouble();
            disc(brush, palette, i, x, y, 0.30 - 0.035 * i + 0.05 * random.nextDouble());
        }
    }

    private static void disc(Brush brush, Palette palette, int i, double x, double y, double radius) {
        brush.glow(x, y + radius * 0.25, radius * 1.45, palette.night(), 0.30);
        brush.fill(
                brush.disc(x, y, radius),
                Brush.gradient(
                        brush.point(x - 0.1, y - radius),
                        brush.point(x + 0.1, y + radius),
                        faded(palette.accent(i), 0.92),
                        faded(palette.accent(i + 2), 0.30)));
        brush.glow(x - radius * 0.15, y - radius * 0.4, radius * 0.5, Color.WHITE, 0.28);
    }
}
