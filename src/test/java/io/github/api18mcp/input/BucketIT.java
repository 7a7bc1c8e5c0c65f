package io.github.api18mcp.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.github.api18mcp.image.Pictures;
import io.github.api18mcp.image.RewrittenImage;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.provider.api18.FetchingApi18;
import io.github.api18mcp.provider.api18.FetchingApi18.Paid;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Images go through a private bucket of a real S3-compatible server, which checks every signature. */
class BucketIT {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    @TempDir
    static Path server;

    private static S3Server bucket;

    private final FetchingApi18 service = new FetchingApi18();

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18_KEY", "api18_0123456789abcdef")
            .with("API18_URL", service.url())
            .flag("-Dapi18mcp.poll.fastest=20ms")
            .flag("-Dapi18mcp.poll.slowest=50ms");

    @TempDir
    Path directory;

    @BeforeAll
    static void aBucket() throws IOException, InterruptedException {
        bucket = new S3Server(server);
    }

    @AfterAll
    static void noBucket() {
        bucket.close();
    }

    @BeforeEach
    void aPhotoAndTheSettings() throws IOException {
        Files.write(directory.resolve("photo.jpg"), Pictures.turnedJpeg("48.8584 N 2.2945 E"));
        jar.in(directory)
                .with("API18MCP_BUCKET_ENDPOINT", bucket.endpoint())
                .with("API18MCP_BUCKET_NAME", S3Server.BUCKET)
                .with("API18MCP_BUCKET_ACCESS_KEY", S3Server.ACCESS_KEY)
                .with("API18MCP_BUCKET_SECRET_KEY", S3Server.SECRET_KEY);
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void the_service_fetches_the_picture_from_the_bucket_and_then_it_is_gone() throws UnusableImageException {
        Ended ended = edit();

        assertThat(ended.code()).as("%s", ended).isZero();
        HttpResponse<byte[]> fetched = onlyImage();
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.uri().toString())
                .startsWith(
                        bucket.endpoint() + "/inputs/api18-mcp/" + ended.json().getString("job_id") + "/")
                .contains("X-Amz-Expires=3600");
        assertThat(fetched.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(fetched.body())
                .isEqualTo(RewrittenImage.of(Pictures.turnedJpeg("48.8584 N 2.2945 E"))
                        .image()
                        .bytes());
        assertThat(bucket.objects()).isEmpty();
        assertThat(FetchingApi18.get(fetched.uri()).statusCode()).isEqualTo(NOT_FOUND);
    }

    @Test
    void another_signature_opens_nothing() {
        edit();
        String url = onlyImage().uri().toString();

        URI forged = URI.create(url.replaceFirst("X-Amz-Signature=[0-9a-f]{8}", "X-Amz-Signature=00000000"));

        assertThat(forged.toString()).isNotEqualTo(url);
        assertThat(FetchingApi18.get(forged).statusCode()).isEqualTo(FORBIDDEN);
    }

    @Test
    void with_a_wrong_key_nothing_is_paid() {
        jar.with("API18MCP_BUCKET_SECRET_KEY", "another");

        Ended ended = edit();

        JsonObject error = ended.json().getJsonObject("error");
        assertThat(ended.json().getString("charged")).isEqualTo("no");
        assertThat(error.getString("type")).isEqualTo("image_unavailable");
        assertThat(error.getString("message"))
                .isEqualTo(
                        "The picture could not be hosted (HTTP 403). Check API18MCP_BUCKET_ENDPOINT and the settings with it."
                                + " Nothing was sent and nothing was charged.");
        assertThat(service.takePaid()).isEmpty();
        assertThat(ended.toString()).doesNotContain("another");
    }

    @Test
    void settings_that_are_not_complete_stop_the_start() {
        jar.with("API18MCP_BUCKET_SECRET_KEY", "");

        Ended ended = edit();

        assertThat(ended.code()).isOne();
        assertThat(ended.err()).anyMatch(line -> line.contains("API18MCP_BUCKET_SECRET_KEY is not set"));
    }

    private Ended edit() {
        return jar.run("call", "hera_1_0_image_edit", "prompt=make it night", "images=photo.jpg", "--output", "json");
    }

    private HttpResponse<byte[]> onlyImage() {
        List<Paid> paid = service.takePaid();
        assertThat(paid).hasSize(1);
        assertThat(paid.get(0).images()).hasSize(1);
        return paid.get(0).images().get(0);
    }
}
