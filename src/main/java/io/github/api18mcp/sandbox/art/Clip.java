package io.github.api18mcp.sandbox.art;

import java.util.Comparator;
import java.util.List;

/**
 * A silent H.264 clip in an MP4 file. It shows dunes before a low sun, whatever the prompt.
 *
 * @param ratio one of {@link #RATIOS}
 * @param shortSide one of {@link #SHORT_SIDES}, in pixels
 * @param seconds 1 to {@value #MAX_SECONDS}
 */
public record Clip(AspectRatio ratio, int shortSide, int seconds) implements RenderedFile {

    public static final List<AspectRatio> RATIOS = List.of(
            new AspectRatio(16, 9),
            new AspectRatio(9, 16),
            new AspectRatio(1, 1),
            new AspectRatio(4, 3),
            new AspectRatio(3, 4));
    public static final List<Integer> SHORT_SIDES = List.of(480, 720, 1080);
    public static final int MAX_SECONDS = 60;

    public Clip {
        if (!RATIOS.contains(ratio) || !SHORT_SIDES.contains(shortSide) || seconds < 1 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    "no clip of %s, %d pixels and %d seconds".formatted(ratio, shortSide, seconds));
        }
    }

    /** Returns the available clip that is nearest to the requested properties. */
    public static Clip nearest(AspectRatio ratio, int shortSide, long seconds) {
        int side = SHORT_SIDES.stream()
                .min(Comparator.comparingInt(available -> Math.abs(available - shortSide)))
                .orElseThrow();
        return new Clip(ratio.nearest(RATIOS), side, (int) Math.max(1, Math.min(MAX_SECONDS, seconds)));
    }

    @Override
    public byte[] bytes() {
        return Loop.read("/sandbox/%dx%d-%dp.mp4".formatted(ratio.width(), ratio.height(), shortSide))
                .repeat(seconds);
    }

    @Override
    public String extension() {
        return "mp4";
    }

    @Override
    public String mimeType() {
        return "video/mp4";
    }
}
