package io.github.api18mcp.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/** Finds the EXIF metadata in a file, which has the form of a TIFF file. A damaged file fails with any exception. */
final class ExifMetadata {

    private static final int PNG_SIGNATURE = 8;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** Some programs write it before the TIFF file in a WEBP, as it stands in a JPEG. */
    private static final byte[] JPEG_PREFIX = "Exif\0\0".getBytes(ISO_8859_1);

    private ExifMetadata() {}

    static Optional<byte[]> of(ImageFormat format, byte[] file) throws IOException {
        return switch (format) {
            case JPEG -> jpeg(file);
            case PNG -> png(file);
            case WEBP -> webp(file);
            case BMP -> Optional.empty();
        };
    }

    private static Optional<byte[]> jpeg(byte[] file) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            List<JPEGSegment> exif = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
            if (exif.isEmpty()) {
                return Optional.empty();
            }
            InputStream content = exif.get(0).data();
            content.skipNBytes(1);
            return Optional.of(content.readAllBytes());
        }
    }

    /** The length of a chunk, its type, its content, and a checksum. */
    private static Optional<byte[]> png(byte[] file) {
        ByteBuffer rest = ByteBuffer.wrap(file).position(PNG_SIGNATURE);
        while (rest.remaining() >= CHUNK_HEADER) {
            int length = rest.getInt();
            if (type(rest).equals("eXIf")) {
                return Optional.of(content(rest, length));
            }
            skip(rest, length);
            rest.getInt();
        }
        return Optional.empty();
    }

    /** The type of a chunk, its length, and its content, filled up to an even length. */
    private static Optional<byte[]> webp(byte[] file) {
        ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(RIFF_HEADER);
        while (rest.remaining() >= CHUNK_HEADER) {
            boolean isExif = type(rest).equals("EXIF");
            int length = rest.getInt();
            if (isExif) {
                byte[] content = content(rest, length);
                return Optional.of(
                        Arrays.equals(content, 0, JPEG_PREFIX.length, JPEG_PREFIX, 0, JPEG_PREFIX.length)
                                ? Arrays.copyOfRange(content, JPEG_PREFIX.length, content.length)
                                : content);
            }
            skip(rest, length + (length & 1));
        }
        return Optional.empty();
    }

    private static String type(ByteBuffer rest) {
        byte[] type = new byte[4];
        rest.get(type);
        return new String(type, ISO_8859_1);
    }

    private static byte[] content(ByteBuffer rest, int length) {
        byte[] content = new byte[Math.min(length, rest.remaining())];
        rest.get(content);
        return content;
    }

    /** Never backwards, or a file could be read for ever. */
    private static void skip(ByteBuffer rest, int length) {
        rest.position(rest.position() + Math.max(0, length));
    }
}
