package io.github.api18mcp.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void a_small_picture_stays_as_it_is() {
        byte[] png = TestPictures.noise(64, 48);

        assertThat(Preview.of(png)).hasValueSatisfying(preview -> {
            assertThat(preview.mimeType()).isEqualTo("image/png");
            assertThat(preview.bytes()).isEqualTo(png);
        });
    }

    @Test
    void a_large_picture_is_reduced() throws IOException {
        byte[] png = TestPictures.noise(2600, 1300);
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
        assertThat(Preview.of(TestPictures.pngThatClaims(60_000, 60_000))).isEmpty();
        assertThat(Preview.of(TestPictures.pngThatClaims(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEmpty();
    }

    @Test
    void a_damaged_picture_is_not_shown() {
        byte[] whole = TestPictures.noise(2600, 1300);
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 40, 4000, (byte) 7);

        assertThat(Preview.of(damaged)).isEqualTo(Optional.empty());
    }
}
