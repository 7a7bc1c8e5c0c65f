package io.github.api18mcp.sandbox.art;

import java.awt.Color;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Matching colours: a dark and a light background, and accents of hues in between.
 *
 * @param night the darkest colour, at the top of a picture
 * @param dawn the lightest colour
 * @param accents {@value #ACCENTS} colours, from light to dark
 */
record Palette(Color night, Color dawn, List<Color> accents) {

    private static final int ACCENTS = 5;

    Palette {
        accents = List.copyOf(accents);
    }

    /** Chooses a night between blue and violet, and a dawn either towards gold through rose, or towards green through teal. */
    static Palette random(Random random) {
        double nightHue = 215 + random.nextDouble() * 105;
        double rotation = random.nextInt(3) > 0 ? 85 + random.nextDouble() * 75 : -75 - random.nextDouble() * 45;
        return new Palette(
                oklch(0.27, 0.09, nightHue),
                oklch(0.88, 0.08, nightHue + rotation),
                IntStream.range(0, ACCENTS)
                        .mapToObj(i -> oklch(0.80 - 0.105 * i, 0.14, nightHue + rotation * (ACCENTS - 1 - i) / ACCENTS))
                        .toList());
    }

    Color accent(int i) {
        return accents.get(Math.floorMod(i, accents.size()));
    }

    static Color faded(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(alpha * 255));
    }

    /**
     * Converts from Björn Ottosson's Oklab colour space. It is perceptually uniform: at equal lightness, all
     * hues look equally bright.
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
        double clamped = Math.min(1, Math.max(0, linear));
        double encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }
}
