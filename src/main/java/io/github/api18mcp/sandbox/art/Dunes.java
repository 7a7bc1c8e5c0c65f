package io.github.api18mcp.sandbox.art;

import static io.github.api18mcp.sandbox.art.Palette.faded;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Random;

/** Dunes before a low sun. */
final class Dunes implements Scene {

    private static final int LAYERS = 5;
    private static final int STEPS = 120;

    @Override
    public void paint(Brush brush, Palette palette, Random random) {
        paint(brush, palette, random, 0);
    }

    /**
     * Paints one frame of the loop that the clips are made of.
     *
     * @param time the position in the loop, 0 to 1
     */
    void paint(Brush brush, Palette palette, Random random, double time) {
        brush.background(Brush.gradient(
                brush.point(0, 0), brush.point(0, 0.78), palette.night(), palette.accent(2), palette.dawn()));
        sun(brush, palette, 0.2 + 0.6 * random.nextDouble(), 0.24 + 0.16 * random.nextDouble());
        for (int layer = 0; layer < LAYERS; layer++) {
            double top = 0.46 + 0.10 * layer;
            brush.fill(
                    wave(brush, top, random, 2 * Math.PI * time),
                    Brush.gradient(
                            brush.point(0, top - 0.06),
                            brush.point(0, top + 0.42),
                            faded(palette.accent(layer), 0.80 + 0.04 * layer),
                            faded(palette.night(), 0.95)));
        }
    }

    private static void sun(Brush brush, Palette palette, double x, double y) {
        brush.glow(x, y, 0.75, palette.dawn(), 0.55);
        brush.glow(x, y, 0.30, Color.WHITE, 0.35);
        brush.fill(
                brush.disc(x, y, 0.105),
                Brush.gradient(brush.point(x, y - 0.1), brush.point(x, y + 0.1), Color.WHITE, palette.dawn()));
    }

    private static Shape wave(Brush brush, double top, Random random, double drift) {
        double swell = 0.035 + 0.03 * random.nextDouble();
        double length = 0.6 + 0.8 * random.nextDouble();
        double phase = random.nextDouble();
        Path2D wave = new Path2D.Double();
        wave.moveTo(brush.x(0), brush.y(1));
        for (int i = 0; i <= STEPS; i++) {
            double x = (double) i / STEPS;
            double angle = 2 * Math.PI * (x * length + phase);
            double height = Math.sin(angle + drift) + 0.35 * Math.sin(2.3 * angle + top * 9 - drift);
            wave.lineTo(brush.x(x), brush.y(top + swell * height));
        }
        wave.lineTo(brush.x(1), brush.y(1));
        wave.closePath();
        return wave;
    }
}
