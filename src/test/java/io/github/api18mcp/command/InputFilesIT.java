package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JarProcess.Ended;
import io.github.api18mcp.Messages;
import io.github.api18mcp.Served;
import io.github.api18mcp.image.Pictures;
import io.github.api18mcp.image.RewrittenImage;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.provider.api18.FetchingApi18;
import io.github.api18mcp.provider.api18.FetchingApi18.Paid;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files go in over stdio and with {@code call}; a {@code serve} with the same journal hosts them for the service. */
class InputFilesIT {

    private static final String EDIT = "hera_1_0_image_edit";

    private final FetchingApi18 service = new FetchingApi18();

    @RegisterExtension
    final Jar jar = live(new Jar());

    @RegisterExtension
    final Jar hosting = live(new Jar());

    @TempDir
    Path directory;

    private Path pictures;

    private Jar live(Jar program) {
        return program.with("API18_KEY", "api18_0123456789abcdef")
                .with("API18_URL", service.url())
                .flag("-Dapi18mcp.poll.fastest=20ms")
                .flag("-Dapi18mcp.poll.slowest=50ms");
    }

    @BeforeEach
    void aFolderWithAPicture() throws IOException {
        pictures = Files.createDirectory(directory.resolve("pictures"));
        Files.write(pictures.resolve("cat.png"), Pictures.png());
        Files.write(directory.resolve("secret.png"), Pictures.png());
        jar.with("API18MCP_DATA_DIR", directory.resolve("data")).in(pictures);
        hosting.with("API18MCP_DATA_DIR", directory.resolve("data"));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void a_person_names_a_file_in_their_folder() {
        jar.with("API18MCP_PUBLIC_URL", Served.by(hosting).address());

        Ended ended = call("images=cat.png");

        assertThat(ended.code()).as("%s", ended).isZero();
        assertHosted();
    }

    @Test
    void without_a_place_to_host_the_refusal_says_what_to_set() {
        Ended ended = call("images=" + pictures.resolve("cat.png"));

        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.json().getString("status")).isEqualTo("refused");
        assertThat(error(ended.json()).getString("type")).isEqualTo("image_unavailable");
        assertThat(error(ended.json()).getString("message"))
                .contains("API18MCP_PUBLIC_URL")
                .endsWith("Nothing was sent and nothing was charged.");
        assertThat(service.takePaid()).isEmpty();
    }

    @Test
    void an_address_that_leads_elsewhere_is_noticed_before_anything_is_paid() {
        jar.with("API18MCP_PUBLIC_URL", service.url() + "/v1/jobs");

        Ended ended = call("images=cat.png");

        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.json().getString("charged")).isEqualTo("no");
        assertThat(error(ended.json()).getString("type")).isEqualTo("image_unavailable");
        assertThat(error(ended.json()).getString("message"))
                .contains("something else than the picture is there")
                .contains("Set API18MCP_PUBLIC_URL")
                .endsWith("Nothing was sent and nothing was charged.");
        assertThat(service.takePaid()).isEmpty();
    }

    @Test
    void a_file_elsewhere_needs_a_setting() {
        jar.with("API18MCP_PUBLIC_URL", Served.by(hosting).address());

        Ended refused = call("images=" + directory.resolve("secret.png"));
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_ARGUMENTS);
        assertThat(error(refused.json()).getString("message"))
                .contains("API18MCP_INPUT_DIRS")
                .contains("a file that does not exist in the allowed folders");
        assertThat(service.takePaid()).isEmpty();

        jar.with("API18MCP_INPUT_DIRS", directory);
        assertThat(call("images=" + directory.resolve("secret.png")).code()).isZero();
        assertHosted();
    }

    @Test
    void a_client_names_its_folders_as_roots() {
        jar.with("API18MCP_PUBLIC_URL", Served.by(hosting).address()).in(directory);
        JsonObject greeting = Messages.initialize();
        greeting.getJsonObject("params")
                .getJsonObject("capabilities")
                .put("roots", new JsonObject().put("listChanged", false));
        JarProcess stdio = jar.start("stdio").send(greeting, Messages.initialized());
        assertThat(stdio.answer(0)).isNotNull();
        assertThat(answer(stdio, Messages.request("list", "tools/list"))).contains("absolute path");
        assertThat(answer(
                        stdio,
                        Messages.request("model", "resources/read")
                                .put("params", new JsonObject().put("uri", "api18mcp://models/hera-1.0-image-edit"))))
                .contains("absolute path");

        JsonObject edited = edit(stdio, 1, pictures.resolve("cat.png").toString());
        assertThat(edited.getString("status")).as("%s", edited).isEqualTo("completed");
        assertHosted();

        JsonObject refused = edit(stdio, 2, directory.resolve("secret.png").toString());
        assertThat(error(refused).getString("type")).isEqualTo("invalid_arguments");
        assertThat(service.takePaid()).isEmpty();
    }

    @Test
    void a_card_in_the_chat_sends_a_picture_in_parts() {
        jar.with("API18MCP_PUBLIC_URL", Served.by(hosting).address());
        JsonObject greeting = Messages.initialize();
        greeting.getJsonObject("params")
                .getJsonObject("capabilities")
                .put(
                        "extensions",
                        new JsonObject()
                                .put(
                                        "io.modelcontextprotocol/ui",
                                        new JsonObject()
                                                .put("mimeTypes", new JsonArray().add("text/html;profile=mcp-app"))));
        JarProcess stdio = jar.start("stdio").send(greeting, Messages.initialized());
        assertThat(stdio.answer(0)).isNotNull();
        byte[] picture = Pictures.png();
        int half = picture.length / 2;

        assertThat(part(stdio, 1, Arrays.copyOf(picture, half)).getString("image"))
                .isNull();
        String image = part(stdio, 2, Arrays.copyOfRange(picture, half, picture.length))
                .getString("image");

        JsonObject edited = edit(stdio, 3, image);
        assertThat(edited.getString("status")).as("%s", edited).isEqualTo("completed");
        assertHosted();
    }

    private static JsonObject part(JarProcess stdio, int number, byte[] bytes) {
        JsonObject arguments = new JsonObject()
                .put("upload", "photo")
                .put("part", number)
                .put("parts", 2)
                .put("data", Base64.getEncoder().encodeToString(bytes));
        return stdio.send(Messages.call(number, "upload_image", arguments))
                .answer(number)
                .getJsonObject("result")
                .getJsonObject("structuredContent");
    }

    private static String answer(JarProcess stdio, JsonObject request) {
        return stdio.send(request).answer(request.getValue("id")).encode();
    }

    /** Calls, and answers the question for roots. */
    private JsonObject edit(JarProcess stdio, int id, String image) {
        JsonObject arguments =
                new JsonObject().put("prompt", "make it night").put("images", new JsonArray().add(image));
        stdio.send(Messages.call(id, EDIT, arguments));
        JsonObject message = stdio.message();
        while (!message.containsKey("result")) {
            if ("roots/list".equals(message.getString("method"))) {
                JsonArray roots = new JsonArray()
                        .add(new JsonObject().put("uri", pictures.toUri().toString()));
                stdio.send(new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("id", message.getValue("id"))
                        .put("result", new JsonObject().put("roots", roots)));
            }
            message = stdio.message();
        }
        return message.getJsonObject("result").getJsonObject("structuredContent");
    }

    private Ended call(String image) {
        return jar.run("call", EDIT, "prompt=make it night", image, "--output", "json");
    }

    private void assertHosted() {
        assertThat(service.takePaid()).singleElement().extracting(Paid::images).satisfies(images -> assertThat(images)
                .extracting(HttpResponse::body)
                .containsExactly(rewritten()));
    }

    private static byte[] rewritten() {
        try {
            return RewrittenImage.of(Pictures.png()).image().bytes();
        } catch (UnusableImageException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject error(JsonObject answer) {
        return answer.getJsonObject("error");
    }
}
