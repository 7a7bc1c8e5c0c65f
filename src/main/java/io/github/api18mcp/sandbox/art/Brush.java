package io.github.api18mcp.sandbox.art;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;

/**
 * Draws in coordinates relative to the frame, so that a picture looks the same in every resolution: (0, 0) is the top left,
 * (1, 1) the bottom right.
 */
record Brush(Graphics2D graphics, Frame frame) {

    private static final float[] FALLOFF = {0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f};

    Brush {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    double x(double fraction) {
        return fraction * frame.width();
    }

    double y(double fraction) {
        return fraction * frame.height();
    }

    /** Converts a fraction of the short side to pixels. */
    double length(double fraction) {
        return fraction * frame.shortSide();
    }

    Point2D point(double x, double y) {
        return new Point2D.Double(x(x), y(y));
    }

    void background(Paint paint) {
        graphics.setPaint(paint);
        graphics.fillRect(0, 0, frame.width(), frame.height());
    }

    void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    /** Paints a light that fades with the distance from a point. */
    void glow(double x, double y, double radius, Color color, double strength) {
        Color[] rings = new Color[FALLOFF.length];
        for (int i = 0; i < rings.length; i++) {
            double fade = 0.5 + 0.5 * Math.cos(Math.PI * FALLOFF[i]);
            rings[i] = Palette.faded(color, strength * fade * fade);
        }
        fill(disc(x, y, radius), new RadialGradientPaint(point(x, y), (float) length(radius), FALLOFF, rings));
    }

    Ellipse2D disc(double x, double y, double radius) {
        double r = length(radius);
        return new Ellipse2D.Double(x(x) - r, y(y) - r, 2 * r, 2 * r);
    }

    static LinearGradientPaint gradient(Point2D from, Point2D to, Color... colors) {
        float[] fractions = new float[colors.length];
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] = (float) i / (fractions.length - 1);
        }
        return new LinearGradientPaint(from, to, fractions, colors);
    }
}
