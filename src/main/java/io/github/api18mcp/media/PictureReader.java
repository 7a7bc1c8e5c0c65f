package io.github.api18mcp.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
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
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Reduces pictures to JPEG. The libraries for pictures are loaded with this class, on first use, because a start over stdio has no
 * time for them.
 */
final class PictureReader {

    /** A decoder allocates memory for every pixel that a file merely claims to have. */
    private static final long MOST_PIXELS = 50_000_000;

    /** Of WebP, whose decoder holds the whole picture before it leaves out pixels. */
    private static final long MOST_WEBP_PIXELS = 17_000_000;

    /** Sharp enough when it is scaled down to the wanted size. */
    private static final int OVERSAMPLING = 2;

    static {
        // No window system is needed, and on macOS one would show an icon.
        System.setProperty("java.awt.headless", "true");
        // The cache would be files.
        ImageIO.setUseCache(false);
    }

    private PictureReader() {}

    /**
     * The picture with its longest side at most this long, on white where it is transparent. Empty if the file cannot be decoded
     * within bounded memory.
     */
    static Optional<BufferedImage> reduced(byte[] file, int longestSide) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Optional<ImageReader> reader = reader(FileType.of(file));
            return reader.isEmpty() ? Optional.empty() : reduced(reader.get(), input, longestSide, FileType.of(file));
        } catch (IOException | RuntimeException e) {
            // Decoders throw anything at files that are damaged on purpose.
            return Optional.empty();
        }
    }

    /** The picture with its longest side at most this long. */
    static BufferedImage scaled(BufferedImage picture, int longestSide) {
        try {
            return Math.max(picture.getWidth(), picture.getHeight()) <= longestSide
                    ? picture
                    : Thumbnails.of(picture).size(longestSide, longestSide).asBufferedImage();
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory cannot be scaled", e);
        }
    }

    /** @param quality from 0 to 1 */
    static byte[] jpeg(BufferedImage picture, double quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Thumbnails.of(picture)
                    .scale(1)
                    .outputFormat("jpg")
                    .outputQuality(quality)
                    .toOutputStream(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory cannot be encoded", e);
        }
    }

    private static Optional<ImageReader> reader(FileType type) throws IOException {
        return switch (type) {
            case PNG, JPEG, GIF -> first(ImageIO.getImageReadersByMIMEType(type.contentType()));
            case WEBP -> Optional.of(new WebPImageReaderSpi().createReaderInstance(null));
            default -> Optional.empty();
        };
    }

    private static Optional<ImageReader> first(Iterator<ImageReader> readers) {
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    private static Optional<BufferedImage> reduced(
            ImageReader reader, ImageInputStream input, int longestSide, FileType type) throws IOException {
        try {
            reader.setInput(input, true, true);
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > (type == FileType.WEBP ? MOST_WEBP_PIXELS : MOST_PIXELS)) {
                return Optional.empty();
            }
            ImageReadParam everyFew = reader.getDefaultReadParam();
            int step = Math.max(1, longest / (OVERSAMPLING * longestSide));
            everyFew.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(scaled(onWhite(reader.read(0, everyFew)), longestSide));
        } finally {
            reader.dispose();
        }
    }

    /** JPEG has no transparency, and scaling needs more colours than a palette has. */
    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }
}
