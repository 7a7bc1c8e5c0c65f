package io.github.api18mcp.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * An image whose pixels were decoded and encoded again. So it has no metadata, such as the place where it was taken, and nothing that
 * was hidden beside the pixels; and a file that only looks like an image is found out.
 *
 * @param remark what a person may want to know about the difference, as a sentence
 */
public record RewrittenImage(InputImage image, int width, int height, Optional<String> remark) {

    /** What services document. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** Decoding takes up to four bytes for each pixel, also for pixels that a file merely claims to have. */
    static final long MOST_PIXELS = 50_000_000;

    private static final float QUALITY = 0.95f;

    /** The size of a file grows more slowly than its number of pixels. */
    private static final double SAFE_SIDE = 0.9;

    /** Blocks. Fails if the file is no image of a format that services take. */
    public static RewrittenImage of(byte[] file) throws UnusableImageException {
        ImageFormat format = ImageFormat.of(file)
                .orElseThrow(() -> new UnusableImageException("a file that is no " + ImageFormat.ALL + " picture"));
        try {
            return fitted(format, decoded(format, file));
        } catch (IOException | RuntimeException e) {
            // Decoders throw anything at files that are damaged on purpose.
            throw new UnusableImageException("a " + format + " file that cannot be decoded");
        }
    }

    private static BufferedImage decoded(ImageFormat format, byte[] file) throws IOException, UnusableImageException {
        ImageReader reader = reader(format);
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw new UnusableImageException(String.format(
                        Locale.ROOT, "a picture of %,d pixels; at most %,d are taken", pixels, MOST_PIXELS));
            }
            // What is encoded again has no metadata that says how to turn it.
            return CameraOrientation.upright(reader.read(0), format, file);
        } finally {
            reader.dispose();
        }
    }

    /** By the format, so that no other decoder gets to see the file. */
    private static ImageReader reader(ImageFormat format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mimeType());
        if (!readers.hasNext()) {
            throw new IOException("no decoder for " + format);
        }
        return readers.next();
    }

    private static RewrittenImage fitted(ImageFormat format, BufferedImage image) throws IOException {
        InputImage encoded = encoded(format, image);
        BufferedImage scaled = image;
        while (encoded.bytes().length > MOST_BYTES) {
            double factor = SAFE_SIDE * Math.sqrt((double) MOST_BYTES / encoded.bytes().length);
            scaled = Thumbnails.of(scaled).scale(factor).asBufferedImage();
            encoded = encoded(format, scaled);
        }
        return new RewrittenImage(
                encoded,
                scaled.getWidth(),
                scaled.getHeight(),
                scaled == image
                        ? Optional.empty()
                        : Optional.of("A picture of %d × %d was above 10 MB and was scaled down to %d × %d."
                                .formatted(
                                        image.getWidth(), image.getHeight(), scaled.getWidth(), scaled.getHeight())));
    }

    /** As PNG, unless it was compressed with losses already. JPEG has no transparency. */
    private static InputImage encoded(ImageFormat format, BufferedImage image) throws IOException {
        boolean lossy = format == ImageFormat.JPEG || format == ImageFormat.WEBP;
        if (lossy && !image.getColorModel().hasAlpha()) {
            return new InputImage(ImageFormat.JPEG, jpeg(image));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new InputImage(ImageFormat.PNG, bytes.toByteArray());
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
