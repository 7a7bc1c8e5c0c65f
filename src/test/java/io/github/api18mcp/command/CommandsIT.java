package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JarProcess.Ended;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that only print something. */
class CommandsIT {

    @RegisterExtension
    final Jar jar = new Jar();

    @Test
    void help_names_every_command() {
        Ended ended = jar.run("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.text())
                .contains(
                        "serve",
                        "stdio",
                        "call",
                        "models",
                        "jobs",
                        "job ",
                        "spending",
                        "settle",
                        "doctor",
                        "install",
                        "quote",
                        "token",
                        "completion",
                        "help ");
        assertThat(ended.err()).isEmpty();
        assertThat(jar.run("help").out()).isEqualTo(ended.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "stdio",
                "call",
                "models",
                "jobs",
                "job",
                "spending",
                "settle",
                "doctor",
                "install",
                "quote",
                "token",
                "completion"
            })
    void every_command_has_help(String command) {
        Ended ended = jar.run(command, "--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out().get(0)).startsWith("Usage: api18-mcp " + command);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void the_version_is_one_line() {
        Ended ended = jar.run("--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).singleElement().asString().matches("api18-mcp \\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"draw", "--draw", "stdio draw", "serve --port=many", "serve --port=65536", "serve --port=-1"})
    void what_is_no_command_is_named_and_help_is_offered(String line) {
        String[] words = line.split(" ");

        Ended ended = jar.run(words);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasSize(2);
        assertThat(ended.err().get(0)).contains(words[words.length - 1].replaceFirst(".*=", ""));
        assertThat(ended.err().get(1)).startsWith("Try: api18-mcp").endsWith("--help");
    }

    @Test
    void models_are_listed_with_parameters_and_prices() {
        Ended ended = jar.run("models");

        assertThat(ended.code()).isZero();
        assertThat(ended.text())
                .contains(
                        "$0.056 per image",
                        "known only afterwards (cost_usd)",
                        "one image of your imghero balance",
                        "required",
                        "default 1:1");
        assertThat(ended.out())
                .containsSubsequence(
                        "Centaurus 1.0",
                        "centaurus_1_0_image_to_video  (centaurus-1.0-image-to-video)",
                        "Hera 1.0",
                        "hera_1_0_text_to_image  (hera-1.0-text-to-image)",
                        "Zeus 1.0",
                        "Theo",
                        "theo_generate_images  (theo-generate-images)",
                        "imghero",
                        "imghero_generate_image  (imghero-generate-image)");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void models_are_listed_for_programs_too() {
        List<JsonObject> models = jar.run("models", "--output", "json").json().getJsonArray("models").stream()
                .map(JsonObject.class::cast)
                .toList();

        assertThat(models)
                .extracting(model -> model.getString("id"))
                .contains("hera-1.0-text-to-image", "theo-generate-images", "imghero-generate-image");
        assertThat(jar.run("models").text())
                .contains(models.stream()
                        .map(model -> model.getString("tool") + "  (" + model.getString("id") + ")")
                        .toList());
    }

    @Test
    void a_command_that_was_mistyped_is_suggested() {
        assertThat(jar.run("instal").err().get(0)).isEqualTo("There is no command instal. Did you mean install?");
        assertThat(jar.run("token", "ad").err().get(0)).endsWith("Did you mean add?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void shells_complete_commands_models_and_clients(String shell) {
        Ended ended = jar.run("completion", shell);

        assertThat(ended.code()).isZero();
        assertThat(ended.text()).contains("install", "hera-1.0-text-to-image", "claude-code", "revoke");
    }

    @Test
    void the_script_for_bash_is_one() throws IOException {
        Path script = Files.writeString(
                Files.createTempFile("completion", ".bash"),
                jar.run("completion", "bash").text());

        assertThat(JarProcess.exitCode(new ProcessBuilder("bash", "-n", script.toString()).start()))
                .isZero();
    }
}
