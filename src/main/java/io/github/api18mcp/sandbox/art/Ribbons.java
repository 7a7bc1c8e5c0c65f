package io.github.api18mcp.sandbox.art;

import static io.github.api18mcp.sandbox.art.Palette.faded;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Path2D;
import java.util.Random;

/** Ribbons of light, twisted from many fine threads. */
final class Ribbons implements Scene {

    private static final int RIBBONS = 3;
    private static final int THREADS = 44;
    private static final int STEPS = 90;

    @Override
    public void paint(Brush brush, Palette palette, Random random) {
        brush.background(Brush.gradient(
                brush.point(0, 0), brush.point(0.6, 1), palette.night().darker(), palette.night(), palette.accent(4)));
        brush.glow(random.nextDouble(), 0.2, 0.9, palette.accent(2), 0.55);
        brush.glow(random.nextDouble(), 0.7, 0.8, palette.accent(0), 0.35);
        Graphics2D graphics = brush.graphics();
        graphics.setStroke(new BasicStroke((float) brush.length(0.0018)));
        for (int i = 0; i < RIBBONS; i++) {
            graphics.setPaint(sheen(brush, palette, i));
            Flow flow = Flow.random(random, 0.2 + 0.22 * i);
            for (int thread = 0; thread < THREADS; thread++) {
                graphics.draw(thread(brush, flow, (double) thread / (THREADS - 1) - 0.5));
            }
        }
    }

    private static Paint sheen(Brush brush, Palette palette, int i) {
        return Brush.gradient(
                brush.point(0, 0),
                brush.point(1, 0),
                faded(palette.accent(i + 3), 0.15),
                faded(palette.accent(i), 0.75),
                faded(palette.dawn(), 0.85),
                faded(palette.accent(i + 1), 0.2));
    }

    private static Path2D thread(Brush brush, Flow flow, double offset) {
        Path2D path = new Path2D.Double();
        path.moveTo(brush.x(0), brush.y(flow.y(0, offset)));
        for (int step = 1; step <= STEPS; step++) {
            double x = (double) step / STEPS;
            path.lineTo(brush.x(x), brush.y(flow.y(x, offset)));
        }
        return path;
    }

    /** The course of a ribbon from left to right. */
    private record Flow(double middle, double phase, double twist, double lean) {

        static Flow random(Random random, double top) {
            return new Flow(
                    top + 0.08 * random.nextDouble(),
                    random.nextDouble(),
                    0.8 + random.nextDouble(),
                    random.nextDouble() - 0.5);
        }

        /** @param offset the thread's position across the ribbon, -0.5 to 0.5 */
        double y(double x, double offset) {
            double wave = 0.12 * Math.sin(2 * Math.PI * (0.9 * x + phase)) + 0.35 * lean * (x - 0.5);
            double width = 0.34 * Math.sin(2 * Math.PI * (0.6 * twist * x + 1.7 * phase) + 1.2 * offset);
            return middle + wave + offset * width;
        }
    }
}
