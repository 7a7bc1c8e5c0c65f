package io.github.api18mcp.sandbox.art;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A PNG picture captioned with its prompt. */
public final class Picture implements RenderedFile {

    static {
        // No display is needed. Opening one shows an icon on macOS and fails where Java has no X11.
        System.setProperty("java.awt.headless", "true");
    }

    private final Frame frame;
    private final Art art;
    private final String prompt;

    private Picture(Frame frame, Art art, String prompt) {
        this.frame = Objects.requireNonNull(frame);
        this.art = art;
        this.prompt = Objects.requireNonNull(prompt);
    }

    /** The same prompt, seed and number always make the same picture. Another seed or number makes other colours. */
    public static Picture of(Frame frame, String prompt, long seed, int number) {
        return new Picture(frame, new Art.Generated(hash(prompt, seed, number)), prompt);
    }

    /** Returns a changed version of this picture in the same size. The original remains recognisable. */
    public Picture edited(String prompt, long seed, int number) {
        return new Picture(frame, new Art.Edited(art, hash(prompt, seed, number)), prompt);
    }

    public AspectRatio ratio() {
        return frame.ratio();
    }

    @Override
    public byte[] bytes() {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Brush brush = new Brush(graphics, frame);
        art.paint(brush);
        new Caption(brush).write(prompt);
        graphics.dispose();
        return png(image);
    }

    @Override
    public String extension() {
        return "png";
    }

    @Override
    public String mimeType() {
        return "image/png";
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO would buffer a plain stream in a temporary file, which a read-only container refuses.
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static long hash(String prompt, long seed, int number) {
        byte[] name = (seed + " " + number + " " + prompt).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).getMostSignificantBits();
    }
}
