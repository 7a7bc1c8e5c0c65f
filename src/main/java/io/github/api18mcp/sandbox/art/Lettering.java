package io.github.api18mcp.sandbox.art;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws text without a font, for machines that have none. Covers printable ASCII, in strokes of a round pen. */
final class Lettering {

    private static final Map<Integer, Glyph> GLYPHS = read();
    private static final Glyph SPACE = new Glyph(new Path2D.Double(), 7);
    static final Glyph UNKNOWN = Glyph.parse("M3eL0bL38L6bL3e");

    /** The measures are in the units of {@code lettering.txt}. */
    private static final double BASELINE = 6;

    private static final double CAPITAL_HEIGHT = 14;
    private static final double PEN_WIDTH = 1.9;

    private Lettering() {}

    /** Reduces a text to one line of ASCII where possible: drops accents and replaces typographic marks. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\p{Cf}]", "")
                .replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u201c\u201d]", "\"")
                .replaceAll("[\u2010-\u2015]", "-")
                .replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ")
                .strip();
    }

    /** @param capital the height of a capital letter, in pixels */
    static double width(String text, double capital) {
        return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum() * capital / CAPITAL_HEIGHT;
    }

    /** Writes in the current colour, starting at {@code x} on the baseline. */
    static void write(Graphics2D graphics, String text, double x, double baseline, double capital) {
        double scale = capital / CAPITAL_HEIGHT;
        AffineTransform position = new AffineTransform(scale, 0, 0, -scale, x, baseline + BASELINE * scale);
        graphics.setStroke(new BasicStroke((float) (PEN_WIDTH * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        text.codePoints().mapToObj(Lettering::glyph).forEach(glyph -> {
            Shape strokes = position.createTransformedShape(glyph.path());
            graphics.draw(strokes);
            position.translate(glyph.advance(), 0);
        });
    }

    static Glyph glyph(int codePoint) {
        return codePoint == ' ' ? SPACE : GLYPHS.getOrDefault(codePoint, UNKNOWN);
    }

    private static Map<Integer, Glyph> read() {
        try (InputStream file = Lettering.class.getResourceAsStream("/sandbox/lettering.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("//"))
                    .collect(Collectors.toMap(line -> line.codePointAt(0), line -> Glyph.parse(line.substring(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
