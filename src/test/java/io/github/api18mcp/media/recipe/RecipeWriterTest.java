package io.github.api18mcp.media.recipe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.media.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other programs read the picture and the recipe; nothing else of the file changes. */
class RecipeWriterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PROMPT = "A café by night in 東京 🎬 <with> \"quotes\" & ampersands\nand lines";

    @TempDir
    Path folder;

    private ObjectNode arguments;
    private Path file;

    @BeforeEach
    void aCall() {
        arguments = MAPPER.createObjectNode().put("prompt", PROMPT).put("num_images", 2);
        file = folder.resolve("picture");
    }

    @Test
    void a_png_carries_it_as_international_text() throws IOException {
        byte[] original = TestPictures.plain("png", 40, 30);

        byte[] written = written(original);

        assertThat(json(nativeText(written, "iTXtEntry", "text"))).isEqualTo(recipe());
        assertThat(without(written, "iTXt", 8)).isEqualTo(original);
    }

    @Test
    void a_jpeg_carries_it_as_a_comment() throws IOException {
        byte[] original = TestPictures.plain("jpg", 40, 30);

        byte[] written = written(original);

        int start = new String(written, ISO_8859_1).indexOf("\u00ff\u00fe");
        int length = (written[start + 2] & 0xFF) << 8 | written[start + 3] & 0xFF;
        assertThat(json(new String(written, start + 4, length - 2, UTF_8))).isEqualTo(recipe());
        assertThat(cut(written, start, start + 2 + length)).isEqualTo(original);
        assertSamePixels(written, original);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "transparent"})
    void a_webp_carries_it_as_xmp(String kind) throws Exception {
        byte[] original = TestPictures.webp(kind);

        byte[] written = written(original);

        String text = new String(written, UTF_8);
        String xml = text.substring(text.indexOf("<x:xmpmeta"), text.indexOf("</x:xmpmeta>") + 12);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        assertThat(json(factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                        .getElementsByTagName("rdf:li")
                        .item(0)
                        .getTextContent()))
                .isEqualTo(recipe());
        assertThat(written.length % 2).isZero();
        assertSamePixels(written, original);
    }

    static Stream<byte[]> otherFiles() {
        byte[] trailing = TestPictures.webp("lossy");
        return Stream.of(
                new byte[0],
                "a picture".getBytes(UTF_8),
                "\u0089PNG\r\n\u001a\n and no header".getBytes(ISO_8859_1),
                "\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1),
                "\u00ff\u00d8\u00ff\u00e0\u00ff\u00ff short".getBytes(ISO_8859_1),
                "RIFF    WEBPVP8 ".getBytes(UTF_8),
                TestPictures.plain("gif", 10, 10),
                Arrays.copyOf(trailing, trailing.length + 100));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void what_is_not_understood_stays_as_it_is(byte[] original) throws IOException {
        assertThat(written(original)).isEqualTo(original);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void the_signature_of_a_url_is_not_passed_on_with_the_picture() throws IOException {
        arguments.put("image", "https://bucket.example/a.png?X-Amz-Signature=secret");
        arguments.putArray("images").add("https://bucket.example/b.png#secret").add("https://example.com/c.png");

        String text = new String(written(TestPictures.plain("png", 4, 4)), UTF_8);

        assertThat(text)
                .contains(
                        "https://bucket.example/a.png\"", "https://bucket.example/b.png\"", "https://example.com/c.png")
                .doesNotContain("secret");
    }

    @Test
    void what_fits_no_format_is_left_out() throws IOException {
        for (int i = 0; i < 10; i++) {
            arguments.put("prompt" + i, "x".repeat(20_000));
        }
        byte[] original = TestPictures.plain("jpg", 4, 4);

        assertThat(written(original)).isEqualTo(original);
    }

    private byte[] written(byte[] original) throws IOException {
        Files.write(file, original);
        RecipeWriter.write(file, new Recipe("hera-1.0-text-to-image", "j_0123456789abcdef", arguments));
        return Files.readAllBytes(file);
    }

    private ObjectNode recipe() {
        ObjectNode recipe = MAPPER.createObjectNode()
                .put("generator", "api18-mcp")
                .put("model", "hera-1.0-text-to-image")
                .put("job_id", "j_0123456789abcdef");
        recipe.set("arguments", arguments);
        return recipe;
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) MAPPER.readTree(text);
    }

    /** An attribute of the JDK's own view of the metadata. */
    private static String nativeText(byte[] png, String element, String attribute) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));
        IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        return ((IIOMetadataNode) root.getElementsByTagName(element).item(0)).getAttribute(attribute);
    }

    /** The file without one chunk. */
    private static byte[] without(byte[] png, String type, int around) {
        int start = new String(png, ISO_8859_1).indexOf(type) - 4;
        int length = java.nio.ByteBuffer.wrap(png).getInt(start);
        return cut(png, start, start + length + 4 + around);
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private static void assertSamePixels(byte[] one, byte[] other) {
        BufferedImage a = TestPictures.decoded(one);
        BufferedImage b = TestPictures.decoded(other);
        assertThat(a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth()))
                .isEqualTo(b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()));
    }
}
