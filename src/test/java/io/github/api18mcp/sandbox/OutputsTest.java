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

/** The outputs of jobs, downloaded over HTTP. */
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
    void every_model_makes_its_kind_of_output(Model model) {
        String body = "{\"model\":\"%s\",\"prompt\":\"A mug\"%s}";
        String image = "\"https://example.com/a.jpg\"";
        String source =
                model.parameter("image").map(parameter -> ",\"image\":" + image).orElse("")
                        + model.parameter("images")
                                .map(parameter -> ",\"images\":[" + image + "]")
                                .orElse("");

        byte[] file = api18.download(api18.submitJob(body.formatted(model.id(), source)), 0);

        assertThat(file).containsSequence(model.output() == OutputKind.VIDEO ? "ftyp".getBytes() : "PNG".getBytes());
    }

    @Test
    void a_documented_url_redirects_to_the_file() {
        JsonNode job = submitPictures(2);

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
    void there_are_no_more_outputs_than_requested() {
        String id = submitPictures(2).path("id").textValue();

        assertThat(api18.get("/v1/files/" + id + "?n=2").statusCode()).isEqualTo(404);
        assertThat(api18.get("/v1/files/" + id + "?n=x").statusCode()).isEqualTo(404);
        assertThat(api18.get("/outputs/" + id + "/0.mp4").statusCode()).isEqualTo(404);
    }

    @Test
    void a_head_request_returns_the_length() {
        String file = "/outputs/" + submitPictures(1).path("id").textValue() + "/0.png";

        HttpResponse<byte[]> head = api18.send(api18.request(file).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(api18.get(file).body().length);
    }

    @Test
    void supports_range_requests() {
        String clip = "/outputs/" + submitClip("").path("id").textValue() + "/0.mp4";
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
    void a_clip_of_a_sandbox_picture_has_its_aspect_ratio() {
        JsonNode portrait = api18.submitJob(
                """
                {"model":"hera-1.0-text-to-image","prompt":"A mug","aspect_ratio":"9:16"}""");

        byte[] fromSandbox =
                api18.download(submitClip(portrait.at("/data/0/url").textValue()), 0);
        byte[] fromElsewhere = api18.download(submitClip("https://example.com/portrait.png"), 0);

        assertThat(fromSandbox).isEqualTo(new Clip(new AspectRatio(9, 16), 480, 5).bytes());
        assertThat(fromElsewhere).isEqualTo(new Clip(new AspectRatio(16, 9), 480, 5).bytes());
    }

    @Test
    void a_model_with_one_resolution_makes_clips_in_it() {
        JsonNode job = api18.submitJob(
                """
                {"model":"zeus-1.0-image-to-video-480p","prompt":"Waves","image":"https://example.com/a.jpg"}""");

        assertThat(api18.download(job, 0)).isEqualTo(new Clip(new AspectRatio(16, 9), 480, 5).bytes());
    }

    @Test
    void an_edit_of_a_sandbox_picture_shows_it_in_the_same_size() throws IOException {
        JsonNode wide = api18.submitJob(
                """
                {"model":"hera-1.0-text-to-image","prompt":"A mug","aspect_ratio":"21:9","num_images":2}""");

        byte[] first = edit(wide.at("/data/0/url").textValue());
        byte[] second = edit(wide.at("/data/1/url").textValue());
        byte[] file = edit(api18.origin + "/outputs/" + wide.path("id").textValue() + "/1.png");

        assertThat(image(first).getWidth()).isEqualTo(1024);
        assertThat(image(first).getHeight()).isEqualTo(438);
        assertThat(first).isNotEqualTo(second).isNotEqualTo(api18.download(wide, 0));
        assertThat(file).isEqualTo(second);
    }

    @Test
    void an_edit_of_any_other_picture_is_square() throws IOException {
        BufferedImage picture = image(edit("https://example.com/a.png"));

        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(1024);
    }

    @Test
    void the_seed_determines_the_picture() {
        byte[] picture = edit("https://example.com/a.png", ",\"seed\":7");

        assertThat(edit("https://example.com/a.png", ",\"seed\":7")).isEqualTo(picture);
        assertThat(edit("https://example.com/a.png", ",\"seed\":8")).isNotEqualTo(picture);
    }

    @Test
    void supports_models_that_the_operator_adds(@TempDir Path folder) throws IOException {
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
                      - {name: motif, kind: text, description: What.}
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
        try (RunningSandbox operatorSandbox = new RunningSandbox(CatalogFixture.catalog(file), Speed.MAX)) {
            byte[] clip = operatorSandbox.download(
                    operatorSandbox.submitJob("{\"model\":\"venus-2.0\",\"duration\":1000000}"), 0);
            byte[] picture = operatorSandbox.download(operatorSandbox.submitJob("{\"model\":\"mars-1.0\"}"), 0);

            assertThat(clip).isEqualTo(new Clip(AspectRatio.WIDE, 1080, Clip.MAX_SECONDS).bytes());
            assertThat(image(picture).getWidth()).isEqualTo(1024);
        }
    }

    private static JsonNode submitPictures(int count) {
        return api18.submitJob(
                "{\"model\":\"hera-1.0-text-to-image\",\"prompt\":\"A mug\",\"num_images\":%d}".formatted(count));
    }

    private static JsonNode submitClip(String image) {
        String source = image.isEmpty() ? "https://example.com/a.png" : image;
        return api18.submitJob(
                "{\"model\":\"zeus-1.0-image-to-video\",\"prompt\":\"Wind\",\"image\":\"%s\"}".formatted(source));
    }

    private static byte[] edit(String image) {
        return edit(image, "");
    }

    private static byte[] edit(String image, String seed) {
        return api18.download(
                api18.submitJob("{\"model\":\"hera-1.0-image-edit\",\"prompt\":\"Warmer\",\"images\":[\"%s\"]%s}"
                        .formatted(image, seed)),
                0);
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
