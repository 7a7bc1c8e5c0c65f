package io.github.api18mcp.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No encoder writes WEBP here, so its metadata is read without the picture. */
class CameraOrientationTest {

    private static final BufferedImage PICTURE = Pictures.halves(64, 32);

    @ParameterizedTest
    @ValueSource(strings = {"", "Exif\0\0"})
    void a_webp_is_turned(String prefix) {
        byte[] file = webp(prefix.getBytes(StandardCharsets.US_ASCII), Pictures.turned("a cat"));

        BufferedImage upright = CameraOrientation.upright(PICTURE, ImageFormat.WEBP, file);

        assertThat(upright.getWidth()).isEqualTo(32);
        assertThat(upright.getHeight()).isEqualTo(64);
    }

    @Test
    void damaged_metadata_turns_nothing() {
        byte[] file = webp(new byte[0], Pictures.turned("a cat"));
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= (byte) 0xff;
            assertThat(CameraOrientation.upright(PICTURE, ImageFormat.WEBP, damaged))
                    .isNotNull();
            assertThat(CameraOrientation.upright(PICTURE, ImageFormat.PNG, damaged))
                    .isNotNull();
            assertThat(CameraOrientation.upright(PICTURE, ImageFormat.JPEG, damaged))
                    .isNotNull();
        }
    }

    /** A chunk of odd length, and the metadata. */
    private static byte[] webp(byte[] prefix, byte[] exif) {
        ByteBuffer file = ByteBuffer.allocate(12 + 8 + 4 + 8 + prefix.length + exif.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(text("RIFF")).putInt(file.capacity() - 8).put(text("WEBP"));
        file.put(text("VP8L")).putInt(3).putInt(0);
        return file.put(text("EXIF"))
                .putInt(prefix.length + exif.length)
                .put(prefix)
                .put(exif)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
