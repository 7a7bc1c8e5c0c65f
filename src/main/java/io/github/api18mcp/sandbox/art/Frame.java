package io.github.api18mcp.sandbox.art;

/** The size of a picture in pixels; both sides even, as video wants them. */
public record Frame(int width, int height) {

    public static final int LARGEST = 2048;

    public Frame {
        if (width < 2 || height < 2 || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException("a side has 2 to " + LARGEST + " pixels");
        }
    }

    /** @param wanted in pixels; more than {@value #LARGEST} there is not */
    public static Frame withLongSide(AspectRatio ratio, int wanted) {
        int pixels = even(Math.min(LARGEST, wanted));
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
