package io.github.api18mcp.media;

import java.awt.image.BufferedImage;
import java.util.Optional;

/** A small JPEG of a picture, for clients that show pictures in a tool's result. */
public record Thumbnail(byte[] jpeg) {

    public static final String MIME_TYPE = FileType.JPEG.contentType();

    static final int LONGEST_SIDE = 512;

    /** In the order in which they are tried; noise needs the last one. */
    private static final double[] QUALITIES = {0.8, 0.6, 0.4};

    private static final int SMALLEST_SIDE = 128;

    /** Empty if the file is no picture that can be decoded, or if no thumbnail of it is small enough. */
    static Optional<Thumbnail> of(byte[] file, int mostBytes) {
        return PictureReader.reduced(file, LONGEST_SIDE).flatMap(picture -> within(mostBytes, picture));
    }

    private static Optional<Thumbnail> within(int mostBytes, BufferedImage picture) {
        for (int side = LONGEST_SIDE; side >= SMALLEST_SIDE; side /= 2) {
            BufferedImage small = PictureReader.scaled(picture, side);
            for (double quality : QUALITIES) {
                byte[] jpeg = PictureReader.jpeg(small, quality);
                if (jpeg.length <= mostBytes) {
                    return Optional.of(new Thumbnail(jpeg));
                }
            }
        }
        return Optional.empty();
    }
}
