package io.github.api18mcp.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.api18mcp.profile.RawServicesProfile;
import io.github.api18mcp.service.RawAnswer;
import io.github.api18mcp.service.RawService;
import io.github.api18mcp.service.RawService.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs as servers send them, byte for byte. */
@QuarkusTest
@TestProfile(RawServicesProfile.class)
class RawOutputTest {

    private static final byte[] PNG = RawAnswer.text("\u0089PNG\r\n\u001a\nand the pixels");
    private static final String AUTHORIZATION = "Bearer secret";

    RawService service;

    @Inject
    OutputFiles files;

    @TempDir
    Path directory;

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("\u0089PNG\r\n\u001a\npixels", "png"),
                Arguments.of("\u00ff\u00d8\u00ff\u00e0pixels", "jpg"),
                Arguments.of("RIFF1234WEBPVP8 pixels", "webp"),
                Arguments.of("GIF89apixels", "gif"),
                Arguments.of("\0\0\0\u0020ftypisompixels", "mp4"),
                Arguments.of("\0\0\0\u0020ftypqt  pixels", "mov"),
                Arguments.of("\u001aE\u00df\u00a3pixels", "webm"),
                Arguments.of("\0\0\0\u0020ftypavifpixels", "avif"),
                Arguments.of("<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("types")
    void the_type_goes_by_the_bytes(String bytes, String extension) {
        for (String served : List.of("application/octet-stream", "image/jpeg", "text/plain", "json", "")) {
            service.answers(request -> RawAnswer.of(200, RawAnswer.text(bytes), "Content-Type: " + served));

            assertThat(save(OutputCredentials.NONE).file()).contains(directory.resolve("j_1-1." + extension));
        }
    }

    @Test
    void packing_is_undone() throws IOException {
        service.answers(request -> RawAnswer.of(200, gzip(PNG), "Content-Type: image/png"));
        assertThat(Files.readAllBytes(save(OutputCredentials.NONE).file().orElseThrow()))
                .isEqualTo(PNG);

        service.answers(request -> RawAnswer.of(200, gzip(gzip(PNG)), "Content-Encoding: gzip"));
        assertThat(Files.readAllBytes(save(OutputCredentials.NONE).file().orElseThrow()))
                .isEqualTo(PNG);
        assertThat(directory).isDirectoryNotContaining("glob:**.{part,unpacked}");
    }

    static Stream<Arguments> noOutputs() {
        return Stream.of(
                Arguments.of(RawAnswer.of(200, new byte[0], "Content-Type: image/png"), "the file is empty"),
                Arguments.of(page("<!DOCTYPE html><title>Sign in</title>", "text/html"), "Sign in"),
                Arguments.of(page("<html><title>Gone</title></html>", "image/png"), "Gone"),
                Arguments.of(page("{\"error\": \"expired\"}", "application/json"), "expired"),
                Arguments.of(
                        page("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "application/xml"),
                        "AccessDenied"),
                Arguments.of(page("link expired", "text/plain"), "link expired"),
                Arguments.of(RawAnswer.of(403, new byte[0]), "HTTP 403"),
                Arguments.of(RawAnswer.of(302, new byte[0], "Location: ftp://example.com/1"), "HTTP 302"),
                Arguments.of(RawAnswer.bytes(RawAnswer.head(200, "Content-Length: 999"), PNG), ""),
                Arguments.of(RawAnswer.nothing(), ""));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("noOutputs")
    void what_is_no_output_is_not_saved(RawAnswer answer, String words) {
        service.answers(request -> answer);

        assertThatExceptionOfType(OutputNotSavedException.class)
                .isThrownBy(() -> save(OutputCredentials.NONE))
                .withMessageContaining(words);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 503, 429, 502})
    void an_output_that_is_not_there_yet_is_fetched_once_more(int status) {
        AtomicInteger requests = new AtomicInteger();
        service.answers(request -> requests.incrementAndGet() == 1 ? RawAnswer.of(status, new byte[0]) : picture());

        assertThat(save(OutputCredentials.NONE).file()).isPresent();
        assertThat(service.requests()).hasSize(2);
    }

    @Test
    void the_credentials_go_to_the_addresses_they_are_meant_for_and_to_no_other() throws IOException {
        try (RawService storage = new RawService()) {
            storage.answers(request -> picture());
            service.answers(request -> RawAnswer.of(302, new byte[0], "Location: " + storage.address() + "/1.png"));

            save(address -> Optional.of(AUTHORIZATION)
                    .filter(value -> address.getPort() == service.address().getPort()));

            assertThat(service.requests())
                    .hasSize(1)
                    .allMatch(request -> request.has("Authorization: " + AUTHORIZATION));
            assertThat(storage.requests()).hasSize(1).noneMatch(request -> request.has("Authorization"));
        }
    }

    @Test
    void a_relative_redirect_is_followed() {
        service.answers(
                request -> isFirst(request) ? RawAnswer.of(302, new byte[0], "Location: /else where.png") : picture());

        assertThat(save(OutputCredentials.NONE).file()).isPresent();
        assertThat(service.requests()).extracting(Request::path).containsExactly("/file", "/else%20where.png");
    }

    @Test
    void endless_redirects_end() {
        service.answers(request -> RawAnswer.of(302, new byte[0], "Location: /file"));

        assertThatExceptionOfType(OutputNotSavedException.class).isThrownBy(() -> save(OutputCredentials.NONE));
        assertThat(service.requests()).hasSize(11);
    }

    @Test
    void an_output_that_came_in_an_answer_is_copied() throws IOException {
        Path inline = Files.write(directory.resolve("inline.png"), PNG);
        Output output = Output.at(inline.toUri(), Optional.empty()).savedAs(inline, Optional.of("image/png"));

        Output saved = files.save(output, directory, "j_1-1", OutputCredentials.NONE)
                .await()
                .atMost(Duration.ofMinutes(2));

        assertThat(saved.file()).contains(directory.resolve("j_1-1.png"));
        assertThat(Files.readAllBytes(saved.file().orElseThrow())).isEqualTo(PNG);
    }

    private static boolean isFirst(Request request) {
        return request.path().equals("/file");
    }

    private static RawAnswer picture() {
        return RawAnswer.of(200, PNG, "Content-Type: image/png");
    }

    private static RawAnswer page(String body, String type) {
        return RawAnswer.of(200, body.getBytes(UTF_8), "Content-Type: " + type);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private Output save(OutputCredentials credentials) {
        Output output = Output.at(URI.create(service.address() + "/file"), Optional.empty());
        return files.save(output, directory, "j_1-1", credentials).await().atMost(Duration.ofMinutes(2));
    }
}
