package io.github.api18mcp.tool.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture that fits into a tool's answer.
 *
 * @param mimeType told by the bytes themselves, never by who served them
 */
public record Preview(String mimeType, byte[] bytes) {

    /** Hosts refuse answers of more than about 1 MB, and Base64 takes a third more than the bytes. */
    static final int MOST_BYTES = 600_000;

    private static final int LONGEST_SIDE = 1024;

    /** A decoder allocates memory for every pixel that a file merely claims to have. */
    private static final long MOST_PIXELS = 50_000_000;

    /** The picture as it is if it is small enough, else reduced to JPEG; empty if it is no picture that can be shown. */
    static Optional<Preview> of(byte[] file) {
        return PictureType.of(file).flatMap(type -> {
            if (file.length <= MOST_BYTES) {
                return Optional.of(new Preview(type.mimeType(), file));
            }
            try {
                return reduced(file);
            } catch (IOException | RuntimeException e) {
                // Decoders throw anything at files that are damaged on purpose.
                return Optional.empty();
            }
        });
    }

    private static Optional<Preview> reduced(byte[] file) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return jpeg(reader).filter(preview -> preview.bytes.length <= MOST_BYTES);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<Preview> jpeg(ImageReader reader) throws IOException {
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
            return Optional.empty();
        }
        ImageReadParam everyFew = reader.getDefaultReadParam();
        int step = Math.max(1, longest / (2 * LONGEST_SIDE));
        everyFew.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, everyFew);
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // JPEG has no transparency.
        canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return ImageIO.write(small, "jpeg", bytes)
                ? Optional.of(new Preview(PictureType.JPEG.mimeType(), bytes.toByteArray()))
                : Optional.empty();
    }
}
