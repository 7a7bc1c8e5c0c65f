package io.github.api18mcp.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import io.github.api18mcp.service.RawAnswer;
import io.github.api18mcp.service.RawService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** However long an answer is, reading it takes little memory. */
class HugeAnswerIT {

    private static final int MB = 1024 * 1024;
    private static final String KEY = "theo_0123456789abcdef";

    private final RawService service = new RawService();

    @RegisterExtension
    final Jar jar = new Jar().with("THEO_API_KEY", KEY).flag("-Xmx96m");

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_answer_of_200_MB_is_read_as_far_as_it_is_needed() {
        byte[][] parts = new byte[202][];
        Arrays.fill(parts, "x".repeat(MB).getBytes(UTF_8));
        parts[0] = RawAnswer.head(200);
        parts[1] = ("{\"id\": \"img_1\", \"images\": [{\"url\": \"https://cdn.example.com/1.png\"}], \"preview\": \"")
                .getBytes(UTF_8);
        service.answers(request -> RawAnswer.bytes(parts));

        Ended ended = call();

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.json().getString("provider_job_id")).isEqualTo("img_1");
        assertThat(service.posts()).hasSize(1);
    }

    @Test
    void a_picture_of_45_MB_in_an_answer_is_saved() throws Exception {
        byte[] picture = new byte[45 * MB];
        System.arraycopy(RawAnswer.text("\u0089PNG\r\n\u001a\n"), 0, picture, 0, 8);
        service.answers(request -> RawAnswer.bytes(
                RawAnswer.head(200),
                "{\"id\": \"img_1\", \"images\": [{\"b64_json\": \"".getBytes(UTF_8),
                Base64.getEncoder().encode(picture),
                "\"}]}".getBytes(UTF_8)));

        Ended ended = call();

        assertThat(ended.code()).as("%s", ended).isZero();
        Path file =
                Path.of(ended.json().getJsonArray("outputs").getJsonObject(0).getString("file"));
        assertThat(Files.size(file)).isEqualTo(picture.length);
    }

    private Ended call() {
        jar.with("THEO_URL", service.address()).with("API18MCP_DATA_DIR", directory.resolve("data"));
        return jar.run("call", "theo_generate_images", "prompt=a cat", "--output", "json");
    }
}
