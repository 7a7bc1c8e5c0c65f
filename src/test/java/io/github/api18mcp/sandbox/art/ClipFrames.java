package io.github.api18mcp.sandbox.art;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/** Writes the frames of a loop as raw BGR pixels, which {@code make-clips.sh} encodes. */
final class ClipFrames {

    private static final long SEED = 18;

    private ClipFrames() {}

    /** Arguments: width, height, number of frames. */
    public static void main(String[] args) throws IOException {
        Frame frame = new Frame(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        int count = Integer.parseInt(args[2]);
        try (OutputStream out = new BufferedOutputStream(System.out)) {
            for (int i = 0; i < count; i++) {
                out.write(pixels(frame, (double) i / count));
            }
        }
    }

    private static byte[] pixels(Frame frame, double time) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        Brush brush = new Brush(graphics, frame);
        Random random = new Random(SEED);
        new Dunes().paint(brush, Palette.random(random), random, time);
        new Caption(brush).write("");
        graphics.dispose();
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
