package io.github.api18mcp.tool;

import static io.github.api18mcp.Messages.call;
import static io.github.api18mcp.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists are part of an agent's prompt cache, so every start returns them in the same order. */
class ListOrderIT {

    private static final int STARTS = 6;

    private static final List<String> MODELS = List.of(
            "centaurus_1_0_text_to_video",
            "centaurus_1_0_image_to_video",
            "hera_1_0_image_to_video",
            "hera_1_0_image_edit",
            "hera_1_0_text_to_image",
            "zeus_1_0_image_to_video",
            "zeus_1_0_image_to_video_480p",
            "theo_generate_images",
            "imghero_generate_image");

    private static final List<String> OTHERS = List.of(
            "imghero_get_url",
            "imghero_search_urls",
            "list_models",
            "quote",
            "submit_job",
            "get_job",
            "list_jobs",
            "confirm_job",
            "spending",
            "import_image",
            "download_outputs");

    @RegisterExtension
    final Jar jar = new Jar();

    @Test
    void every_start_answers_word_for_word_the_same() {
        List<String> first = answers();
        for (int starts = 1; starts < STARTS; starts++) {
            assertThat(answers()).isEqualTo(first);
        }
    }

    @Test
    void tools_come_by_catalog_then_lookups_by_name_then_the_rest() {
        JarProcess server = jar.start("stdio").greet();

        assertThat(names(result(server, request(1, "tools/list")), "tools", "name"))
                .isEqualTo(Stream.concat(MODELS.stream(), OTHERS.stream()).toList());
    }

    @Test
    void models_come_as_in_the_catalog() {
        JarProcess server = jar.start("stdio").greet();

        JsonObject answer = result(server, call(1, "list_models", new JsonObject()));
        assertThat(names(answer.getJsonObject("structuredContent"), "models", "tool"))
                .isEqualTo(MODELS);
    }

    @Test
    void resources_come_by_name() {
        JarProcess server = jar.start("stdio").greet();

        assertThat(names(result(server, request(1, "resources/list")), "resources", "name"))
                .containsExactly("import", "job-schema", "models", "result");
        assertThat(names(result(server, request(2, "resources/templates/list")), "resourceTemplates", "name"))
                .containsExactly("job", "model");
    }

    /** Everything that a client may put into a prompt, from a new process. */
    private List<String> answers() {
        JarProcess server = jar.start("stdio");
        List<String> answers = Stream.of(
                        Messages.initialize(),
                        request(1, "tools/list"),
                        request(2, "resources/list"),
                        request(3, "resources/templates/list"),
                        request(4, "prompts/list"),
                        call(5, "list_models", new JsonObject()))
                .map(request -> result(server, request).encode())
                .toList();
        server.kill();
        return answers;
    }

    private static JsonObject result(JarProcess server, JsonObject request) {
        return server.send(request).answer(request.getValue("id")).getJsonObject("result");
    }

    private static List<String> names(JsonObject result, String list, String field) {
        return result.getJsonArray(list).stream()
                .map(item -> ((JsonObject) item).getString(field))
                .toList();
    }
}
