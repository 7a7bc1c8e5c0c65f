package io.github.api18mcp.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves this machine is the picture, and nothing else that was in the file. */
class RewrittenImageTest {

    private static final String PLACE = "48.8584 N 2.2945 E";

    @ParameterizedTest
    @CsvSource({"png, PNG", "bmp, PNG", "jpeg, JPEG"})
    void the_picture_stays_the_same(String format, ImageFormat rewrittenFormat) throws UnusableImageException {
        RewrittenImage rewritten = RewrittenImage.of(Pictures.encoded(format, Pictures.halves(64, 32)));

        assertThat(rewritten.image().format()).isEqualTo(rewrittenFormat);
        assertThat(rewritten.remark()).isEmpty();
        BufferedImage image = Pictures.decoded(rewritten.image().bytes());
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(32);
        assertReddish(image, 4, 16);
        assertBluish(image, 60, 16);
    }

    @Test
    void a_webp_is_understood() throws UnusableImageException {
        BufferedImage image =
                Pictures.decoded(RewrittenImage.of(Pictures.webp()).image().bytes());

        assertThat(image.getWidth()).isEqualTo(1);
        assertThat(image.getHeight()).isEqualTo(1);
    }

    @Test
    void transparency_is_kept() throws UnusableImageException {
        BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);

        BufferedImage image = Pictures.decoded(
                RewrittenImage.of(Pictures.encoded("png", clear)).image().bytes());

        assertThat(image.getRGB(3, 3) >>> 24).isZero();
    }

    static Stream<byte[]> photos() {
        return Stream.of(Pictures.turnedJpeg(PLACE), Pictures.turnedPng(PLACE));
    }

    @ParameterizedTest
    @MethodSource("photos")
    void metadata_is_left_out_and_the_picture_turned_as_it_says(byte[] photo) throws UnusableImageException {
        assertThat(text(photo)).contains("48.8584");

        InputImage rewritten = RewrittenImage.of(photo).image();

        assertThat(text(rewritten.bytes())).doesNotContain("48.8584").doesNotContainIgnoringCase("exif");
        BufferedImage image = Pictures.decoded(rewritten.bytes());
        assertThat(image.getWidth()).isEqualTo(32);
        assertThat(image.getHeight()).isEqualTo(64);
        assertReddish(image, 16, 4);
        assertBluish(image, 16, 60);
    }

    @Test
    void what_follows_the_picture_in_its_file_is_left_out() throws IOException, UnusableImageException {
        ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
        polyglot.write(Pictures.png());
        polyglot.write("PK\3\4 -----BEGIN OPENSSH PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII));

        assertThat(text(RewrittenImage.of(polyglot.toByteArray()).image().bytes()))
                .doesNotContain("PRIVATE KEY");
    }

    @Test
    void a_picture_of_more_than_10_MB_is_scaled_down_and_that_is_said() throws UnusableImageException {
        byte[] large = Pictures.encoded("png", Pictures.noise(2200, 1700));
        assertThat(large.length).isGreaterThan(RewrittenImage.MOST_BYTES);

        RewrittenImage rewritten = RewrittenImage.of(large);

        assertThat(rewritten.image().bytes().length).isLessThanOrEqualTo(RewrittenImage.MOST_BYTES);
        assertThat(rewritten.remark()).hasValueSatisfying(remark -> assertThat(remark)
                .startsWith("A picture of 2200 × 1700 was above 10 MB and was scaled down to "));
    }

    static Stream<byte[]> noPictures() {
        return Stream.of(
                new byte[0],
                "-----BEGIN OPENSSH PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII),
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "BM is how this text begins".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void a_file_of_another_format_is_refused(byte[] file) {
        assertThatThrownBy(() -> RewrittenImage.of(file))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage("a file that is no JPEG, PNG, WEBP or BMP picture");
    }

    @Test
    void a_text_behind_the_first_bytes_of_a_picture_is_refused() {
        byte[] key = ("\u0089PNG\r\n\u001a\n-----BEGIN OPENSSH PRIVATE KEY-----").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> RewrittenImage.of(key)).hasMessage("a PNG file that cannot be decoded");
    }

    @Test
    void a_picture_of_100_megapixels_is_refused_before_it_is_decoded() {
        assertThatThrownBy(() -> RewrittenImage.of(Pictures.claiming(10_000, 10_000)))
                .hasMessage("a picture of 100,000,000 pixels; at most 50,000,000 are taken");
    }

    private static void assertReddish(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        assertThat(color.getRed()).isGreaterThan(200);
        assertThat(color.getBlue()).isLessThan(60);
    }

    private static void assertBluish(BufferedImage image, int x, int y) {
        Color color = new Color(image.getRGB(x, y));
        assertThat(color.getBlue()).isGreaterThan(200);
        assertThat(color.getRed()).isLessThan(60);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
