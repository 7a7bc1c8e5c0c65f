package io.github.api18mcp.tool.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void a_small_picture_stays_as_it_is() throws IOException {
        byte[] png = png(64, 48);

        assertThat(Preview.of(png)).hasValueSatisfying(preview -> {
            assertThat(preview.mimeType()).isEqualTo("image/png");
            assertThat(preview.bytes()).isEqualTo(png);
        });
    }

    @Test
    void a_large_picture_is_reduced() throws IOException {
        byte[] png = png(2600, 1300);
        assertThat(png.length).isGreaterThan(Preview.MOST_BYTES);

        Preview preview = Preview.of(png).orElseThrow();

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(preview.bytes()));
        assertThat(preview.mimeType()).isEqualTo("image/jpeg");
        assertThat(preview.bytes().length).isLessThanOrEqualTo(Preview.MOST_BYTES);
        assertThat(seen.getWidth()).isEqualTo(1024);
        assertThat(seen.getHeight()).isEqualTo(512);
    }

    @Test
    void a_file_of_another_type_is_not_shown() {
        assertThat(Preview.of("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Preview.of("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Preview.of(new byte[0])).isEmpty();
    }

    @Test
    void a_picture_that_claims_more_pixels_than_memory_is_not_decoded() {
        assertThat(Preview.of(pngThatClaims(60_000, 60_000))).isEmpty();
        assertThat(Preview.of(pngThatClaims(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEmpty();
    }

    @Test
    void a_damaged_picture_is_not_shown() throws IOException {
        byte[] whole = png(2600, 1300);
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 40, 4000, (byte) 7);

        assertThat(Preview.of(damaged)).isEqualTo(Optional.empty());
    }

    /** Noise, which does not compress. */
    private static byte[] png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt() | 0xF0000000);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] pngThatClaims(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 6, 0, 0, 0});
        CRC32 checksum = new CRC32();
        checksum.update(header.array());
        return ByteBuffer.allocate(Preview.MOST_BYTES + 1)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) checksum.getValue())
                .array();
    }
}
