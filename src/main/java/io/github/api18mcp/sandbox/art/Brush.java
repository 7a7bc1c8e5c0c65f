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

/** Draws in parts of the frame, so that a picture looks the same in every resolution: (0, 0) is its top left, (1, 1) its bottom right. */
record Brush(Graphics2D graphics, Frame frame) {

    private static final float[] FALLOFF = {0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f};

    Brush {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    double x(double part) {
        return part * frame.width();
    }

    double y(double part) {
        return part * frame.height();
    }

    /** A length, as a part of the short side. */
    double length(double part) {
        return part * frame.shortSide();
    }

    Point2D point(double x, double y) {
        return new Point2D.Double(x(x), y(y));
    }

    void ground(Paint paint) {
        graphics.setPaint(paint);
        graphics.fillRect(0, 0, frame.width(), frame.height());
    }

    void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    /** Light that fades away around a point. */
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
        float[] places = new float[colors.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (float) i / (places.length - 1);
        }
        return new LinearGradientPaint(from, to, places, colors);
    }
}
