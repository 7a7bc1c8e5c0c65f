package io.github.api18mcp.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as people have them. */
public final class Pictures {

    /** A lossless WEBP of one pixel. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private Pictures() {}

    /** The left half is red, the right half blue. */
    public static BufferedImage halves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    /** Compresses badly. */
    public static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    public static byte[] encoded(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new AssertionError("no encoder for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] png() {
        return encoded("png", halves(8, 6));
    }

    public static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    public static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo that was taken with the camera turned by 90°, with the words in its metadata. */
    public static byte[] turnedJpeg(String words) {
        byte[] jpeg = encoded("jpeg", halves(64, 32));
        byte[] exif = turned(words);
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 10 + exif.length);
        file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (8 + exif.length));
        file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif).put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    /** The same as PNG. */
    public static byte[] turnedPng(String words) {
        byte[] png = encoded("png", halves(64, 32));
        byte[] exif = turned(words);
        int header = 8 + 4 + 4 + 13 + 4;
        ByteBuffer file = ByteBuffer.allocate(png.length + 12 + exif.length);
        file.put(png, 0, header)
                .putInt(exif.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(exif);
        CRC32 sum = new CRC32();
        sum.update(file.array(), header + 4, 4 + exif.length);
        return file.putInt((int) sum.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /** EXIF metadata: turned by 90°, and a description. */
    static byte[] turned(String words) {
        byte[] text = words.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + text.length);
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        exif.putShort((short) 0x010e).putShort((short) 2).putInt(text.length).putInt(8 + 2 + 2 * 12 + 4);
        exif.putInt(0).put(text);
        return exif.array();
    }

    /** A PNG that claims to be this large and ends there. */
    public static byte[] claiming(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }
}
