package io.github.api18mcp.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailTest {

    private static final int MOST_BYTES = 45_000;

    @ParameterizedTest
    @CsvSource({
        "png,  2048, 1024, 512, 256",
        "jpg,  1024, 1536, 341, 512",
        "gif,  600,  600,  512, 512",
        "png,  100,  50,   100, 50",
        "png,  3000, 3,    512, 1"
    })
    void a_picture_keeps_its_shape(String format, int width, int height, int smallWidth, int smallHeight) {
        BufferedImage small = thumbnail(TestPictures.plain(format, width, height));

        assertThat(small.getWidth()).isEqualTo(smallWidth);
        assertThat(small.getHeight()).isEqualTo(smallHeight);
        assertThat(colourAt(small, 0.25)).isEqualTo("red");
        assertThat(colourAt(small, 0.75)).isEqualTo("blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "transparent"})
    void webp_is_read(String kind) {
        assertThat(colourAt(thumbnail(TestPictures.webp(kind)), 0.2)).isEqualTo("red");
    }

    @Test
    void a_transparent_picture_is_shown_on_white() {
        assertThat(colourAt(thumbnail(TestPictures.webp("transparent")), 0.75)).isEqualTo("white");
    }

    @ParameterizedTest
    @ValueSource(ints = {45_000, 20_000, 8_000})
    void it_is_never_larger_than_it_may_be(int mostBytes) {
        Thumbnail thumbnail =
                Thumbnail.of(TestPictures.noise(1500, 1500), mostBytes).orElseThrow();

        assertThat(thumbnail.jpeg().length).isLessThanOrEqualTo(mostBytes);
        assertThat(TestPictures.decoded(thumbnail.jpeg())).isNotNull();
    }

    static Stream<byte[]> noPictures() {
        byte[] damaged = TestPictures.noise(600, 600);
        Arrays.fill(damaged, 40, 4000, (byte) 7);
        byte[] damagedWebp = TestPictures.webp("lossy");
        Arrays.fill(damagedWebp, 20, 4000, (byte) 7);
        byte[] hugeWebp = TestPictures.webp("transparent");
        Arrays.fill(hugeWebp, 24, 30, (byte) 0xFF);
        return Stream.of(
                new byte[0],
                "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8),
                TestPictures.pngThatClaims(60_000, 60_000),
                TestPictures.pngThatClaims(Integer.MAX_VALUE, Integer.MAX_VALUE),
                damaged,
                damagedWebp,
                hugeWebp);
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void what_cannot_be_decoded_in_bounded_memory_has_none(byte[] file) {
        assertThat(Thumbnail.of(file, MOST_BYTES)).isEqualTo(Optional.empty());
    }

    private static BufferedImage thumbnail(byte[] file) {
        return TestPictures.decoded(Thumbnail.of(file, MOST_BYTES).orElseThrow().jpeg());
    }

    /** The colour in the middle row, that part of the way from left to right. */
    private static String colourAt(BufferedImage picture, double x) {
        Color colour = new Color(picture.getRGB((int) (picture.getWidth() * x), picture.getHeight() / 2));
        if (colour.getGreen() > 200 && colour.getRed() > 200) {
            return "white";
        }
        return colour.getRed() > colour.getBlue() ? "red" : "blue";
    }
}
