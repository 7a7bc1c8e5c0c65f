package io.github.api18mcp.sandbox.art;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** The text on a picture: its prompt at the bottom, and a mark at the top that it comes from the sandbox. */
final class Caption {

    private static final Color BACKGROUND = new Color(10, 10, 24, 150);
    private static final Color BORDER = new Color(255, 255, 255, 50);
    private static final Color TEXT = new Color(255, 255, 255, 240);

    private static final int MAX_LINES = 3;

    /** Relative to the height of a capital letter, as is the padding. */
    private static final double LINE_HEIGHT = 1.95;

    private static final double PADDING = 1.15;

    private final Brush brush;
    private final double margin;

    Caption(Brush brush) {
        this.brush = brush;
        this.margin = brush.length(0.035);
    }

    void write(String prompt) {
        panel(List.of("sandbox"), brush.length(0.017), margin);
        double capital = brush.length(0.024);
        double maxWidth = brush.x(1) - 2 * margin - 2 * PADDING * capital;
        List<String> lines = new Wrapping(maxWidth / capital, MAX_LINES).lines(Lettering.plain(prompt));
        panel(lines, capital, brush.y(1) - margin - height(lines, capital));
    }

    private void panel(List<String> lines, double capital, double top) {
        if (lines.isEmpty()) {
            return;
        }
        double padding = PADDING * capital;
        double width = lines.stream()
                .mapToDouble(line -> Lettering.width(line, capital))
                .max()
                .orElseThrow();
        double arc = 1.6 * capital;
        RoundRectangle2D panel =
                new RoundRectangle2D.Double(margin, top, width + 2 * padding, height(lines, capital), arc, arc);
        brush.fill(panel, BACKGROUND);
        brush.graphics().setPaint(BORDER);
        brush.graphics().setStroke(new BasicStroke((float) (capital * 0.06)));
        brush.graphics().draw(panel);
        brush.graphics().setPaint(TEXT);
        for (int i = 0; i < lines.size(); i++) {
            double baseline = top + padding + capital * (1 + LINE_HEIGHT * i);
            Lettering.write(brush.graphics(), lines.get(i), margin + padding, baseline, capital);
        }
    }

    private static double height(List<String> lines, double capital) {
        return capital * (1 + LINE_HEIGHT * (lines.size() - 1) + 2 * PADDING);
    }
}
