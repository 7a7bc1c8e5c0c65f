package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.sandbox.art.AspectRatio;
import io.github.api18mcp.sandbox.art.Clip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What jobs make, fetched as anybody would fetch it. */
class OutputsTest {

    private static RunningSandbox api18;

    @BeforeAll
    static void start() {
        api18 = new RunningSandbox(Speed.MAX);
    }

    @AfterAll
    static void stop() {
        api18.close();
    }

    static Stream<Model> models() {
        return CatalogFixture.catalog().models().stream()
                .filter(model -> model.provider().equals("api18"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_model_makes_what_it_says(Model model) {
        String body = "{\"model\":\"%s\",\"prompt\":\"A mug\"%s}";
        String image = "\"https://example.com/a.jpg\"";
        String source =
                model.parameter("image").map(one -> ",\"image\":" + image).orElse("")
                        + model.parameter("images")
                                .map(some -> ",\"images\":[" + image + "]")
                                .orElse("");

        byte[] file = api18.file(api18.submitted(body.formatted(model.id(), source)), 0);

        assertThat(file).containsSequence(model.output() == OutputKind.VIDEO ? "ftyp".getBytes() : "PNG".getBytes());
    }

    @Test
    void a_documented_address_leads_to_the_file() {
        JsonNode job = mugs(2);

        HttpResponse<byte[]> redirect = api18.get(job.at("/data/1/url").textValue());
        String file = redirect.headers().firstValue("Location").orElseThrow();

        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(file).isEqualTo(api18.origin + "/outputs/" + job.path("id").textValue() + "/1.png");
        HttpResponse<byte[]> picture = api18.get(file);
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(picture.headers().firstValueAsLong("Content-Length")).hasValue(picture.body().length);
    }

    @Test
    void there_are_no_more_outputs_than_were_asked_for() {
        String id = mugs(2).path("id").textValue();

        assertThat(api18.get("/v1/files/" + id + "?n=2").statusCode()).isEqualTo(404);
        assertThat(api18.get("/v1/files/" + id + "?n=x").statusCode()).isEqualTo(404);
        assertThat(api18.get("/outputs/" + id + "/0.mp4").statusCode()).isEqualTo(404);
    }

    @Test
    void the_head_of_a_file_tells_its_length() {
        String file = "/outputs/" + mugs(1).path("id").textValue() + "/0.png";

        HttpResponse<byte[]> head = api18.send(api18.request(file).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(api18.get(file).body().length);
    }

    @Test
    void a_player_may_ask_for_a_part() {
        String clip = "/outputs/" + clip("").path("id").textValue() + "/0.mp4";
        byte[] whole = api18.get(clip).body();

        HttpResponse<byte[]> part = api18.send(api18.request(clip).header("Range", "bytes=4-7"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ftyp".getBytes(StandardCharsets.US_ASCII));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-7/" + whole.length);

        HttpResponse<byte[]> end = api18.send(api18.request(clip).header("Range", "bytes=-10"));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));

        HttpResponse<byte[]> beyond = api18.send(api18.request(clip).header("Range", "bytes=" + whole.length + "-"));
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void a_clip_of_our_picture_has_its_shape() {
        JsonNode portrait = api18.submitted(
                """
                {"model":"hera-1.0-text-to-image","prompt":"A mug","aspect_ratio":"9:16"}""");

        byte[] fromOurs = api18.file(clip(portrait.at("/data/0/url").textValue()), 0);
        byte[] fromElsewhere = api18.file(clip("https://example.com/portrait.png"), 0);

        assertThat(fromOurs).isEqualTo(new Clip(new AspectRatio(9, 16), 480, 5).bytes());
        assertThat(fromElsewhere).isEqualTo(new Clip(new AspectRatio(16, 9), 480, 5).bytes());
    }

    @Test
    void a_model_of_one_resolution_makes_clips_of_it() {
        JsonNode job = api18.submitted(
                """
                {"model":"zeus-1.0-image-to-video-480p","prompt":"Waves","image":"https://example.com/a.jpg"}""");

        assertThat(api18.file(job, 0)).isEqualTo(new Clip(new AspectRatio(16, 9), 480, 5).bytes());
    }

    @Test
    void an_edit_of_our_picture_has_its_size_and_shows_it() throws IOException {
        JsonNode wide = api18.submitted(
                """
                {"model":"hera-1.0-text-to-image","prompt":"A mug","aspect_ratio":"21:9","num_images":2}""");

        byte[] first = edit(wide.at("/data/0/url").textValue());
        byte[] second = edit(wide.at("/data/1/url").textValue());
        byte[] file = edit(api18.origin + "/outputs/" + wide.path("id").textValue() + "/1.png");

        assertThat(image(first).getWidth()).isEqualTo(1024);
        assertThat(image(first).getHeight()).isEqualTo(438);
        assertThat(first).isNotEqualTo(second).isNotEqualTo(api18.file(wide, 0));
        assertThat(file).isEqualTo(second);
    }

    @Test
    void an_edit_of_any_other_picture_is_a_square() throws IOException {
        BufferedImage picture = image(edit("https://example.com/a.png"));

        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }

    @Test
    void a_seed_decides_the_picture() {
        byte[] seven = edit("https://example.com/a.png", ",\"seed\":7");

        assertThat(edit("https://example.com/a.png", ",\"seed\":7")).isEqualTo(seven);
        assertThat(edit("https://example.com/a.png", ",\"seed\":8")).isNotEqualTo(seven);
    }

    @Test
    void a_model_of_the_operators_works_too(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("venus.yaml"),
                """
                provider: api18
                models:
                  - id: venus-2.0
                    family: Venus
                    title: Venus
                    description: Launched tomorrow.
                    output: video
                    price: {per_run: 1}
                    typical_seconds: 10
                    parameters:
                      - {name: wish, kind: text, description: What.}
                      - {name: resolution, kind: choice, options: [4k], default: 4k, description: Detail.}
                      - {name: aspect_ratio, kind: choice, options: ['21:9'], default: '21:9', description: Shape.}
                      - {name: duration, kind: whole_number, description: Seconds.}
                  - id: mars-1.0
                    family: Mars
                    title: Mars
                    description: Knows no parameters at all.
                    output: image
                    price: {per_run: 1}
                    typical_seconds: 10
                    parameters: []
                """);
        try (RunningSandbox theirs = new RunningSandbox(CatalogFixture.catalog(file), Speed.MAX)) {
            byte[] clip = theirs.file(theirs.submitted("{\"model\":\"venus-2.0\",\"duration\":1000000}"), 0);
            byte[] picture = theirs.file(theirs.submitted("{\"model\":\"mars-1.0\"}"), 0);

            assertThat(clip).isEqualTo(new Clip(AspectRatio.WIDE, 1080, Clip.MAX_SECONDS).bytes());
            assertThat(image(picture).getWidth()).isEqualTo(1024);
        }
    }

    private static JsonNode mugs(int count) {
        return api18.submitted(
                "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"A mug\",\"num_images\":%d}".formatted(count));
    }

    private static JsonNode clip(String image) {
        String source = image.isEmpty() ? "https://example.com/a.png" : image;
        return api18.submitted(
                "{\"model\":\"zeus-1.0-image-to-video\",\"prompt\":\"Wind\",\"image\":\"%s\"}".formatted(source));
    }

    private static byte[] edit(String image) {
        return edit(image, "");
    }

    private static byte[] edit(String image, String seed) {
        return api18.file(
                api18.submitted("{\"model\":\"hera-1.0-image-edit\",\"prompt\":\"Warmer\",\"images\":[\"%s\"]%s}"
                        .formatted(image, seed)),
                0);
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
