package io.github.api18mcp.sandbox.art;

import java.awt.Color;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Colours that go together: a ground from dark to light, and accents from the same few hues.
 *
 * @param night the darkest, at the top of a picture
 * @param dawn the lightest
 * @param accents five, from light to deep
 */
record Palette(Color night, Color dawn, List<Color> accents) {

    Palette {
        accents = List.copyOf(accents);
    }

    private static final int ACCENTS = 5;

    /** Nights are blue to violet; from there it goes either through rose to gold, or through teal to green. */
    static Palette drawnFrom(Random random) {
        double cool = 215 + random.nextDouble() * 105;
        double turn = random.nextInt(3) > 0 ? 85 + random.nextDouble() * 75 : -75 - random.nextDouble() * 45;
        return new Palette(
                oklch(0.27, 0.09, cool),
                oklch(0.88, 0.08, cool + turn),
                IntStream.range(0, ACCENTS)
                        .mapToObj(i -> oklch(0.80 - 0.105 * i, 0.14, cool + turn * (ACCENTS - 1 - i) / ACCENTS))
                        .toList());
    }

    Color accent(int i) {
        return accents.get(Math.floorMod(i, accents.size()));
    }

    static Color faded(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(alpha * 255));
    }

    /**
     * A colour of Björn Ottosson's Oklab space, in which equal steps look equal: no hue is brighter than another.
     *
     * @param hue in degrees
     */
    private static Color oklch(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static int channel(double linear) {
        double light = Math.min(1, Math.max(0, linear));
        double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }
}
