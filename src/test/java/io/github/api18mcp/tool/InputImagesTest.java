package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.image.Pictures;
import io.github.api18mcp.image.RewrittenImage;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.HostingProfile;
import io.github.api18mcp.provider.api18.FetchingApi18;
import io.github.api18mcp.provider.api18.FetchingApi18.Paid;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any picture can go in: the service gets exactly what it may see, from an address that only it knows, and is paid once. */
@QuarkusTest
@TestProfile(HostingProfile.class)
class InputImagesTest extends SandboxCalls {

    private static final String EDIT = "hera_1_0_image_edit";

    private final Owner ann = new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE);
    private final Owner ben = new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE);

    FetchingApi18 service;

    @TestHTTPResource
    URI address;

    @Inject
    Journal journal;

    @TempDir
    Path directory;

    @BeforeEach
    void nothingPaidYet() {
        service.takePaid();
    }

    @Test
    void a_picture_in_a_data_uri_is_hosted_while_its_job_runs() {
        ToolAnswer answer = edit(ann, dataUri(Pictures.png()));

        assertCompleted(answer);
        HttpResponse<byte[]> fetched = onlyImage();
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(fetched.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(fetched.body()).isEqualTo(rewritten(Pictures.png()));
        assertThat(FetchingApi18.get(fetched.uri()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_is_hosted_without_its_metadata() throws IOException {
        byte[] photo = Pictures.turnedJpeg("48.8584 N 2.2945 E");
        Path file = Files.write(directory.resolve("photo.jpg"), photo);

        assertCompleted(edit(ann, file.toString(), readable(directory)));
        assertThat(onlyImage().body()).isEqualTo(rewritten(photo));

        assertCompleted(edit(ann, file.toUri().toString(), readable(directory)));
        assertThat(onlyImage().body()).isEqualTo(rewritten(photo));
    }

    @Test
    void a_picture_that_is_too_large_is_scaled_down_and_the_answer_says_so() throws IOException {
        Path file = Files.write(directory.resolve("noise.png"), Pictures.encoded("png", Pictures.noise(2200, 1700)));

        ToolAnswer answer = edit(ann, file.toString(), readable(directory));

        assertCompleted(answer);
        assertThat(answer.text()).contains("A picture of 2200 × 1700 was above 10 MB and was scaled down to ");
        assertThat(answer.structured().path("note").asText()).contains("scaled down");
        assertThat(onlyImage().body().length).isLessThanOrEqualTo(10 * 1024 * 1024);
    }

    @Test
    void an_output_of_an_earlier_job_is_given_by_its_own_address() {
        ToolAnswer earlier = edit(ann, dataUri(Pictures.png()));
        service.takePaid();

        assertCompleted(edit(ann, "job:" + id(earlier)));

        assertThat(onlyImage().uri())
                .isEqualTo(URI.create(earlier.structured().at("/outputs/0/url").asText()));
    }

    @Test
    void an_output_that_has_expired_is_hosted_from_its_saved_file() throws IOException {
        ToolAnswer earlier = edit(ann, dataUri(Pictures.png()));
        byte[] picture = Pictures.encoded("png", Pictures.halves(30, 30));
        Path file = Files.write(directory.resolve("saved.png"), picture);
        replaceOutput(
                earlier, output -> output.until(Optional.of(Instant.EPOCH)).savedAs(file, Optional.empty()));
        service.takePaid();

        assertCompleted(edit(ann, "job:" + id(earlier)));

        HttpResponse<byte[]> fetched = onlyImage();
        assertThat(fetched.uri().getPath()).startsWith("/inputs/");
        assertThat(fetched.body()).isEqualTo(rewritten(picture));
    }

    @Test
    void an_output_that_has_expired_and_was_not_saved_is_refused() {
        ToolAnswer earlier = edit(ann, dataUri(Pictures.png()));
        replaceOutput(earlier, output -> output.until(Optional.of(Instant.EPOCH)));
        service.takePaid();

        assertRefused(edit(ann, "job:" + id(earlier)));
    }

    @Test
    void the_journal_has_a_short_reference_that_can_be_used_again() {
        String data = dataUri(Pictures.png());
        String image = recorded(edit(ann, data));
        service.takePaid();

        assertThat(image).matches("import:[0-9a-f]{24}");
        assertThat(recorded(edit(ann, data))).isEqualTo(image);
        service.takePaid();

        assertCompleted(edit(ann, image));
        assertThat(onlyImage().body()).isEqualTo(rewritten(Pictures.png()));
    }

    @Test
    void an_imported_picture_is_hosted_like_any_other() throws IOException {
        byte[] photo = Pictures.turnedJpeg("48.8584 N 2.2945 E");
        Path file = Files.write(directory.resolve("photo.jpg"), photo);

        for (String image : List.of(file.toString(), dataUri(photo))) {
            ToolAnswer imported = importing(ann, image, readable(directory));

            assertThat(imported.structured().path("image").asText()).matches("import:[0-9a-f]{24}");
            assertThat(imported.structured().path("width").asInt()).isEqualTo(32);
            assertThat(imported.text())
                    .contains(imported.structured().path("image").asText());
            assertCompleted(edit(ann, imported.structured().path("image").asText()));
            assertThat(onlyImage().body()).isEqualTo(rewritten(photo));
        }
    }

    @Test
    void an_output_is_imported_so_that_it_outlives_its_address() throws IOException {
        ToolAnswer earlier = edit(ann, dataUri(Pictures.png()));
        service.takePaid();
        String image = importing(ann, "job:" + id(earlier), FileAccess.NONE)
                .structured()
                .path("image")
                .asText();
        replaceOutput(earlier, output -> output.until(Optional.of(Instant.EPOCH)));

        assertCompleted(edit(ann, image));
        assertThat(onlyImage().body()).isEqualTo(rewritten(Pictures.png()));
        assertRefusedImport(importing(ann, "job:" + id(earlier), FileAccess.NONE));
        assertRefusedImport(importing(ben, "job:" + id(earlier), FileAccess.NONE));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    @ValueSource(strings = {"/etc/hostname", "http://127.0.0.1:9/cat.png"})
    void what_is_no_picture_is_not_imported(String image) {
        assertRefusedImport(importing(ann, image, readable(directory)));
    }

    @Test
    void a_file_that_was_attached_to_the_chat_is_fetched() {
        ToolAnswer imported = attaching(service.url() + "/v1/files/cat.png", "cat.png");

        assertCompleted(edit(ann, imported.structured().path("image").asText()));
        assertThat(onlyImage().body()).isEqualTo(rewritten(Pictures.png()));
        assertThat(importing(ann, service.url() + "/v1/files/cat.png", FileAccess.NONE)
                        .structured()
                        .path("image"))
                .isEqualTo(imported.structured().path("image"));
    }

    static Stream<String> noAddressesOfPictures() {
        return Stream.of(
                "/v1/jobs/abc",
                "/missing",
                "/redirect?http://127.0.0.1:9/cat.png",
                "/redirect?http://localhost./cat.png",
                "/redirect?/redirect");
    }

    @ParameterizedTest
    @MethodSource("noAddressesOfPictures")
    void an_attached_file_is_fetched_from_public_addresses_and_by_its_bytes(String path) {
        assertThat(attaching(service.url() + path, "cat.png")
                        .structured()
                        .at("/error/message")
                        .asText())
                .startsWith("file: expected a JPEG, PNG, WEBP or BMP picture, got ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/cat.png",
                "http://169.254.169.254/latest/meta-data/",
                "file:///etc/passwd",
                "/etc/passwd",
                "data:image/png;base64,AAAA",
                ""
            })
    void an_attached_file_has_a_public_address(String address) {
        assertThat(attaching(address, "cat.png").structured().at("/error/type").asText())
                .isEqualTo("invalid_arguments");
    }

    /** The first calls wait, so that the last one finds no room. */
    @Test
    void few_files_are_fetched_at_once() {
        List<CompletableFuture<ToolAnswer>> calls = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> registry.tool("import_image")
                        .orElseThrow()
                        .call(new ToolCall(
                                ann,
                                mapper.createObjectNode().put("image", service.url() + "/held/" + i),
                                CallListener.SILENT))
                        .subscribeAsCompletionStage())
                .toList();

        CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new)).join();
        service.release();

        assertThat(calls)
                .extracting(CompletableFuture::join)
                .filteredOn(answer -> answer.text().contains("one of too many at once"))
                .hasSize(1);
    }

    @Test
    void the_name_of_an_attached_file_is_read_by_the_policy() {
        assertThat(attaching(service.url() + "/v1/files/cat.png", "nude_child.png")
                        .structured()
                        .at("/error/type")
                        .asText())
                .isEqualTo("policy_refused");
    }

    @Test
    void an_uploaded_picture_is_hosted_like_any_other() throws Exception {
        FetchingApi18.get(URI.create(address.resolve("/q/health/live").toString()));
        URI link = URI.create(call(ann, "import_image", mapper.createObjectNode())
                .structured()
                .path("upload_url")
                .asText());

        HttpResponse<String> uploaded = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(link)
                                .PUT(BodyPublishers.ofByteArray(Pictures.png()))
                                .build(),
                        BodyHandlers.ofString());

        assertCompleted(edit(ann, mapper.readTree(uploaded.body()).path("image").asText()));
        assertThat(onlyImage().body()).isEqualTo(rewritten(Pictures.png()));
    }

    @Test
    void without_an_argument_the_person_chooses_a_picture() {
        ToolAnswer answer = call(ann, "import_image", mapper.createObjectNode());

        assertThat(answer.verdict()).isEqualTo(ToolAnswer.Verdict.SUCCESS);
        assertThat(answer.structured().path("image").isNull()).isTrue();
        assertThat(answer.text()).contains("card");
    }

    @Test
    void the_name_of_an_imported_file_is_read_by_the_policy() throws IOException {
        Path file = Files.write(directory.resolve("nude_child.png"), Pictures.png());

        assertThat(importing(ann, file.toString(), readable(directory))
                        .structured()
                        .at("/error/type")
                        .asText())
                .isEqualTo("policy_refused");
    }

    @Test
    void a_job_that_is_confirmed_later_still_has_its_picture() {
        ToolAnswer awaiting = call(ann, "zeus_1_0_image_to_video", clip(8));
        assertThat(awaiting.structured().path("status").asText()).isEqualTo("awaiting_confirmation");
        assertThat(service.takePaid()).isEmpty();

        call(
                ann,
                "confirm_job",
                mapper.createObjectNode().put("job_id", id(awaiting)).put("price_usd", 0.48));

        assertThat(onlyImage().body()).isEqualTo(rewritten(Pictures.png()));
    }

    @Test
    void a_call_that_a_limit_refuses_sends_nothing() {
        ToolAnswer refused = call(ann, "zeus_1_0_image_to_video", clip(8).put("resolution", "720p"));

        assertThat(refused.structured().at("/error/type").asText()).isEqualTo("budget_exceeded");
        assertThat(service.takePaid()).isEmpty();
    }

    @Test
    void callers_at_once_get_their_own_pictures() {
        byte[] anns = Pictures.encoded("png", Pictures.halves(10, 10));
        byte[] bens = Pictures.encoded("png", Pictures.halves(20, 20));

        List<ToolAnswer> answers = Uni.join()
                .all(calling(ann, dataUri(anns), FileAccess.NONE), calling(ben, dataUri(bens), FileAccess.NONE))
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(1));

        assertThat(answers).allSatisfy(InputImagesTest::assertCompleted);
        assertThat(service.takePaid())
                .flatExtracting(Paid::images)
                .extracting(HttpResponse::body)
                .containsExactlyInAnyOrder(rewritten(anns), rewritten(bens));
    }

    static Stream<String> noPictures() {
        return Stream.of(
                "data:image/png;base64," + Base64.getEncoder().encodeToString("a text".getBytes()),
                "data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes()),
                dataUri(Pictures.claiming(10_000, 10_000)),
                "data:image/png,abc",
                "job:j_0000000000000000",
                "import:000000000000000000000000");
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    @ValueSource(strings = "/etc/hostname")
    void what_is_no_picture_is_refused_and_costs_nothing(String image) {
        assertRefused(edit(ann, image));
    }

    @Test
    void files_are_read_only_from_the_folders_of_the_caller() throws IOException {
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Path outside = Files.write(directory.resolve("cat.png"), Pictures.png());
        Files.createSymbolicLink(inside.resolve("link.png"), outside);
        Files.writeString(inside.resolve("id_rsa.png"), "-----BEGIN OPENSSH PRIVATE KEY-----");

        assertRefused(edit(ann, outside.toString(), readable(inside)));
        assertRefused(edit(ann, inside.resolve("link.png").toString(), readable(inside)));
        assertRefused(edit(ann, inside.resolve("../cat.png").toString(), readable(inside)));
        assertRefused(edit(ann, inside.resolve("id_rsa.png").toString(), readable(inside)));
        assertRefused(edit(ann, "/proc/self/environ", readable(Path.of("/"))));
        assertRefused(edit(ann, outside.toString(), FileAccess.NONE));
    }

    @Test
    void the_name_of_a_file_is_read_by_the_policy() throws IOException {
        Path file = Files.write(directory.resolve("nude_child.png"), Pictures.png());

        ToolAnswer refused = edit(ann, file.toString(), readable(directory));

        assertThat(refused.structured().at("/error/type").asText()).isEqualTo("policy_refused");
        assertThat(service.takePaid()).isEmpty();
    }

    @Test
    void nobody_can_use_the_pictures_of_another_caller() {
        ToolAnswer anns = edit(ann, dataUri(Pictures.png()));
        service.takePaid();

        assertRefused(edit(ben, "job:" + id(anns)));
        assertRefused(edit(ben, recorded(anns)));
    }

    @Test
    void an_output_that_does_not_exist_is_refused() {
        ToolAnswer earlier = edit(ann, dataUri(Pictures.png()));
        service.takePaid();

        assertRefused(edit(ann, "job:" + id(earlier) + "#2"));
    }

    private ToolAnswer importing(Owner by, String image, FileAccess files) {
        return registry.tool("import_image")
                .orElseThrow()
                .call(new ToolCall(
                        by,
                        mapper.createObjectNode().put("image", image),
                        Optional.empty(),
                        Repetition.ASK,
                        files,
                        CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private ToolAnswer attaching(String address, String name) {
        ObjectNode arguments = mapper.createObjectNode();
        arguments
                .putObject("file")
                .put("download_url", address)
                .put("file_id", "file_1")
                .put("file_name", name);
        return call(ann, "import_image", arguments);
    }

    private static void assertRefusedImport(ToolAnswer answer) {
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.structured().at("/error/message").asText()).startsWith("image: expected ");
    }

    private ToolAnswer edit(Owner by, String image) {
        return edit(by, image, FileAccess.NONE);
    }

    private ToolAnswer edit(Owner by, String image, FileAccess files) {
        return calling(by, image, files).await().atMost(Duration.ofMinutes(1));
    }

    private Uni<ToolAnswer> calling(Owner by, String image, FileAccess files) {
        ObjectNode arguments = mapper.createObjectNode().put("prompt", "make it night");
        arguments.putArray("images").add(image);
        return registry.tool(EDIT)
                .orElseThrow()
                .call(new ToolCall(by, arguments, Optional.empty(), Repetition.ASK, files, CallListener.SILENT));
    }

    private ToolAnswer call(Owner by, String tool, JsonNode arguments) {
        return call(by, tool, arguments, CallListener.SILENT);
    }

    private ObjectNode clip(int seconds) {
        return mapper.createObjectNode()
                .put("prompt", "it moves")
                .put("duration", seconds)
                .set("image", TextNode.valueOf(dataUri(Pictures.png())));
    }

    private static FileAccess readable(Path folder) {
        return FileAccess.within(() -> Uni.createFrom().item(List.of(folder)));
    }

    private static String dataUri(byte[] file) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
    }

    private static byte[] rewritten(byte[] file) {
        try {
            return RewrittenImage.of(file).image().bytes();
        } catch (UnusableImageException e) {
            throw new AssertionError(e);
        }
    }

    /** The image of the only paid request. */
    private HttpResponse<byte[]> onlyImage() {
        List<Paid> paid = service.takePaid();
        assertThat(paid).hasSize(1);
        assertThat(paid.get(0).images()).hasSize(1);
        return paid.get(0).images().get(0);
    }

    /** The image as the journal has it. */
    private String recorded(ToolAnswer answer) {
        return job(answer).request().arguments().at("/images/0").asText();
    }

    private void replaceOutput(ToolAnswer answer, UnaryOperator<Output> change) {
        Job before = job(answer);
        Completed completed = (Completed) before.state();
        Job after = before.with(new Completed(
                completed.acceptedAs(),
                completed.outputs().stream().map(change).toList(),
                completed.cost(),
                completed.completedAt(),
                completed.expiresAt()));
        assertThat(journal.correct(before, after).await().atMost(Duration.ofMinutes(1)))
                .isTrue();
    }

    private Job job(ToolAnswer answer) {
        return journal.find(ann, new JobId(id(answer)))
                .await()
                .atMost(Duration.ofMinutes(1))
                .orElseThrow();
    }

    private static String id(ToolAnswer answer) {
        return answer.structured().path("job_id").asText();
    }

    private static void assertCompleted(ToolAnswer answer) {
        assertThat(answer.structured().path("status").asText())
                .as("%s", answer.structured())
                .isEqualTo("completed");
    }

    private void assertRefused(ToolAnswer answer) {
        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.structured().at("/error/message").asText())
                .startsWith("images[0]: expected ")
                .contains("Nothing was sent and nothing was charged");
        assertThat(service.takePaid()).isEmpty();
    }
}
