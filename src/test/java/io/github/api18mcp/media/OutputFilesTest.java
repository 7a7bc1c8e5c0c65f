package io.github.api18mcp.media;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.api18mcp.media.recipe.Recipe;
import io.github.api18mcp.profile.Api18Profile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Api18Profile.class)
class OutputFilesTest {

    WireMockServer service;

    @Inject
    OutputFiles files;

    @TempDir
    Path directory;

    @BeforeEach
    void forget() {
        service.resetAll();
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, png",
        "image/jpeg; charset=binary, image/jpeg, jpg",
        "IMAGE/WEBP, image/webp, webp",
        "video/mp4, video/mp4, mp4",
        "application/octet-stream, application/octet-stream, bin"
    })
    void the_extension_of_unknown_bytes_goes_by_the_type_they_are_served_as(
            String served, String type, String extension) throws IOException {
        serves(aResponse().withHeader("Content-Type", served).withBody("bytes"));

        Output saved = save();

        Path file = directory.resolve("j_1-1." + extension);
        assertThat(saved.file()).contains(file);
        assertThat(saved.mimeType()).contains(type);
        assertThat(Files.readString(file)).isEqualTo("bytes");
    }

    @Test
    void a_redirect_is_followed() throws IOException {
        service.stubFor(get("/elsewhere")
                .willReturn(aResponse().withHeader("Content-Type", "image/png").withBody("bytes")));
        serves(temporaryRedirect(service.baseUrl() + "/elsewhere"));

        assertThat(Files.readString(save().file().orElseThrow())).isEqualTo("bytes");
    }

    /** Bytes that arrived between two steps of a download used to be lost, one time in twenty on a busy machine. */
    @Test
    void no_byte_is_missed_however_slow_the_caller_is() throws IOException {
        serves(aResponse().withHeader("Content-Type", "image/png").withBody("bytes"));

        for (int download = 0; download < 300; download++) {
            assertThat(Files.readString(save().file().orElseThrow())).isEqualTo("bytes");
        }
    }

    @Test
    void an_output_that_is_gone_is_not_saved_and_still_named() {
        serves(aResponse().withStatus(404));

        assertThatExceptionOfType(OutputNotSavedException.class)
                .isThrownBy(this::save)
                .withMessage(service.baseUrl() + "/file could not be saved: HTTP 404");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothing_is_left_of_a_file_that_was_cut_off() {
        serves(aResponse().withHeader("Content-Type", "image/png").withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertThatExceptionOfType(OutputNotSavedException.class).isThrownBy(this::save);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://127.0.0.1:9/private",
                "https://[::1]/",
                "file:///etc/passwd"
            })
    void a_redirect_to_an_address_that_is_not_allowed_is_not_followed(String target) {
        serves(temporaryRedirect(target));

        assertThatExceptionOfType(OutputNotSavedException.class).isThrownBy(this::saveWithRecipe);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_web_page_in_place_of_a_picture_is_not_saved() {
        serves(aResponse().withHeader("Content-Type", "image/png").withBody("<html><h1>Sign in</h1></html>"));

        assertThatExceptionOfType(OutputNotSavedException.class)
                .isThrownBy(this::saveWithRecipe)
                .satisfies(failure ->
                        assertThat(failure.reason()).isEqualTo("there is a message in its place: \"Sign in\""));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_picture_carries_its_recipe_and_nothing_else_is_left() throws IOException {
        serves(aResponse().withHeader("Content-Type", "image/png").withBody(TestPictures.plain("png", 8, 8)));

        Output saved = saveWithRecipe();

        assertThat(Files.readString(saved.file().orElseThrow(), ISO_8859_1)).contains("a lighthouse at dusk");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(saved.file().orElseThrow());
        }
    }

    @Test
    void a_full_disk_leaves_nothing_and_is_named() throws IOException, InterruptedException {
        assumeThat(mounted("mount", "-t", "tmpfs", "-o", "size=200k", "none", directory.toString()))
                .as("a small file system")
                .isTrue();
        try {
            serves(aResponse().withHeader("Content-Type", "image/png").withBody(TestPictures.noise(600, 600)));

            assertThatExceptionOfType(OutputNotSavedException.class)
                    .isThrownBy(this::saveWithRecipe)
                    .satisfies(failure -> assertThat(failure.reason()).contains("No space left"));
            assertThat(directory).isEmptyDirectory();
        } finally {
            mounted("umount", directory.toString());
        }
    }

    private static boolean mounted(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    private Output saveWithRecipe() {
        Recipe recipe = new Recipe(
                "hera-1.0-text-to-image",
                "j_0123456789abcdef",
                JsonNodeFactory.instance.objectNode().put("prompt", "a lighthouse at dusk"));
        return files.save(
                        Output.at(URI.create(service.baseUrl() + "/file"), Optional.empty()),
                        directory,
                        "j_1-1",
                        new OneServer(service),
                        recipe)
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private void serves(ResponseDefinitionBuilder response) {
        service.stubFor(get("/file").willReturn(response));
    }

    private Output save() {
        return files.save(
                        Output.at(URI.create(service.baseUrl() + "/file"), Optional.empty()),
                        directory,
                        "j_1-1",
                        OutputCredentials.NONE)
                .await()
                .atMost(Duration.ofMinutes(2));
    }
}
