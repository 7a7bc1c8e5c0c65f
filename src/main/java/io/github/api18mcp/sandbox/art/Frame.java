package io.github.api18mcp.sandbox.art;

/** The size of a picture in pixels. {@link #withLongSide} makes both sides even, because video encoders require it. */
public record Frame(int width, int height) {

    public static final int MAX_SIDE = 2048;

    public Frame {
        if (width < 2 || height < 2 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("a side must have 2 to " + MAX_SIDE + " pixels");
        }
    }

    /** @param longSide in pixels; more than {@value #MAX_SIDE} is reduced to {@value #MAX_SIDE} */
    public static Frame withLongSide(AspectRatio ratio, int longSide) {
        int pixels = even(Math.min(MAX_SIDE, longSide));
        return ratio.quotient() >= 1
                ? new Frame(pixels, even(pixels / ratio.quotient()))
                : new Frame(even(pixels * ratio.quotient()), pixels);
    }

    public AspectRatio ratio() {
        return new AspectRatio(width, height);
    }

    int shortSide() {
        return Math.min(width, height);
    }

    private static int even(double pixels) {
        return Math.max(2, 2 * (int) Math.round(pixels / 2));
    }
}
