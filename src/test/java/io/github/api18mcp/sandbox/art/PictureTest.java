package io.github.api18mcp.sandbox.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    private static final Frame SMALL = new Frame(160, 120);

    @ParameterizedTest
    @CsvSource({
        "1:1, 1024, 1024, 1024",
        "16:9, 1024, 1024, 576",
        "9:16, 1024, 576, 1024",
        "4:3, 1024, 1024, 768",
        "3:4, 1024, 768, 1024",
        "3:2, 1024, 1024, 682",
        "2:3, 1024, 682, 1024",
        "21:9, 1024, 1024, 438",
        "1:1, 2048, 2048, 2048",
        "21:9, 2048, 2048, 878"
    })
    void has_the_requested_size(String ratio, int longSide, int width, int height) throws IOException {
        Frame frame = Frame.withLongSide(AspectRatio.parse(ratio).orElseThrow(), longSide);

        BufferedImage image = image(Picture.of(frame, "A mug", 1, 0));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void the_same_prompt_seed_and_number_make_the_same_bytes() {
        assertThat(Picture.of(SMALL, "A mug", 42, 1).bytes())
                .isEqualTo(Picture.of(SMALL, "A mug", 42, 1).bytes());
    }

    @Test
    void another_seed_makes_other_colours() throws IOException {
        assertThat(topLeft(Picture.of(SMALL, "A mug", 43, 1))).isNotEqualTo(topLeft(Picture.of(SMALL, "A mug", 42, 1)));
    }

    @Test
    void another_number_makes_other_colours() throws IOException {
        assertThat(topLeft(Picture.of(SMALL, "A mug", 42, 2))).isNotEqualTo(topLeft(Picture.of(SMALL, "A mug", 42, 1)));
    }

    @Test
    void writes_the_prompt_at_the_bottom() throws IOException {
        assertThat(brightest(Picture.of(new Frame(640, 480), "MMMMMMMM", 1, 0), 400))
                .isGreaterThan(brightest(Picture.of(new Frame(640, 480), " ", 1, 0), 400));
    }

    @Test
    void an_edit_shows_the_original() throws IOException {
        Picture one = Picture.of(SMALL, "A mug", 1, 0);
        Picture other = Picture.of(SMALL, "A mug", 2, 0);

        byte[] edited = one.edited("Warmer", 5, 0).bytes();

        assertThat(edited)
                .isNotEqualTo(one.bytes())
                .isNotEqualTo(other.edited("Warmer", 5, 0).bytes())
                .isEqualTo(one.edited("Warmer", 5, 0).bytes());
        assertThat(image(one.edited("Warmer", 5, 0)).getWidth()).isEqualTo(SMALL.width());
    }

    private static int topLeft(Picture picture) throws IOException {
        return image(picture).getRGB(0, 0);
    }

    /** Returns the brightness of the brightest pixel from a row downwards, 0 to 255. */
    private static int brightest(Picture picture, int row) throws IOException {
        BufferedImage image = image(picture);
        int[] pixels = image.getRGB(0, row, image.getWidth(), image.getHeight() - row, null, 0, image.getWidth());
        return Arrays.stream(pixels)
                .map(pixel -> Math.min(pixel >> 16 & 0xff, Math.min(pixel >> 8 & 0xff, pixel & 0xff)))
                .max()
                .orElseThrow();
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }
}
