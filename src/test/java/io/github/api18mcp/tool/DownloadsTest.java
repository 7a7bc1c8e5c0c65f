package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.outputs.OutputLibrary;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.media.DownloadFolder;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.DownloadsProfile;
import io.github.api18mcp.tool.answer.JobAnswers;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outputs are saved by themselves, found again, and never claimed when they are not there. */
@QuarkusTest
@TestProfile(DownloadsProfile.class)
class DownloadsTest extends SandboxCalls {

    private static final Instant PAST = Instant.parse("2026-11-01T10:00:00Z");

    @Inject
    DownloadFolder folder;

    @Inject
    OutputLibrary library;

    @Inject
    Journal journal;

    @Inject
    JobAnswers answers;

    @AfterEach
    void restore() throws IOException {
        if (Files.isRegularFile(path())) {
            Files.delete(path());
        }
    }

    @Test
    void every_output_is_saved_under_a_name_that_people_recognise() throws IOException {
        String job = made(prompt("A lighthouse at dusk").put("num_images", 2));

        JsonNode saved = saved(job);

        String day = saved.path("created_at").asText().substring(0, 10);
        assertThat(file(saved, 0)).hasFileName(day + "-a-lighthouse-at-dusk-" + job + ".png");
        assertThat(file(saved, 1)).hasFileName(day + "-a-lighthouse-at-dusk-" + job + "-2.png");
        assertThat(file(saved, 0)).hasParent(path());
        assertThat(ImageIO.read(file(saved, 1).toFile())).isNotNull();
        assertThat(Files.readString(file(saved, 0), StandardCharsets.ISO_8859_1))
                .contains("\"model\":\"hera-1.0-text-to-image\"", "\"prompt\":\"A lighthouse at dusk\"", job);
    }

    @Test
    void get_job_has_the_file_and_an_agent_is_told_of_it() throws IOException {
        String job = made(prompt("a boat"));
        Path file = file(saved(job), 0);

        ToolAnswer later = call("get_job", mapper.createObjectNode().put("job_id", job));

        assertThat(file(later.structured(), 0)).isEqualTo(file);
        assertThat(later.structured().at("/outputs/0/mime_type").asText()).isEqualTo("image/png");
        assertThat(later.text()).contains("](http://127.0.0.1:", "Saved as " + file);
        assertThat(later.links())
                .singleElement()
                .satisfies(link -> assertThat(link.output().size()).contains(Files.size(file)));
    }

    @Test
    void list_jobs_has_the_file_too() {
        String job = made(prompt("a harbour"));
        Path file = file(saved(job), 0);

        JsonNode jobs =
                call("list_jobs", mapper.createObjectNode()).structured().path("jobs");

        assertThat(jobs).hasSize(1);
        assertThat(file(jobs.get(0), 0)).isEqualTo(file);
    }

    @Test
    void a_file_that_was_removed_is_not_claimed_and_can_be_downloaded_again() throws IOException {
        String job = made(prompt("a fox"));
        Path file = file(saved(job), 0);
        Files.delete(file);

        JsonNode without =
                call("get_job", mapper.createObjectNode().put("job_id", job)).structured();

        assertThat(without.at("/outputs/0/file").isNull()).isTrue();
        assertThat(file(saved(job), 0)).isEqualTo(file).exists();
    }

    @Test
    void an_output_whose_address_has_expired_is_shown_as_its_file() {
        String job = made(prompt("an owl"));
        Path file = file(saved(job), 0);

        ToolAnswer later = answers.located(new JobResult(expired(job), Provenance.MADE))
                .await()
                .atMost(Duration.ofMinutes(1));

        assertThat(later.structured().at("/outputs/0/expired").asBoolean()).isTrue();
        assertThat(file(later.structured(), 0)).isEqualTo(file);
        assertThat(later.text()).startsWith("Saved as " + file).doesNotContain("gone", "http:");
        assertThat(later.personText()).startsWith(file.toString()).doesNotContain("gone", "http:");
        assertThat(later.links())
                .singleElement()
                .satisfies(link -> assertThat(link.output().url()).isEqualTo(file.toUri()));
    }

    @Test
    void any_output_is_found_by_its_job_and_number() {
        String id = made(prompt("two").put("num_images", 2));
        Path second = file(saved(id), 1);
        Job job = job(id);

        assertThat(output(job, 2).flatMap(Output::file)).contains(second);
        assertThat(output(job, 0)).isEmpty();
        assertThat(output(job, 3)).isEmpty();
    }

    @Test
    void nobody_downloads_the_outputs_of_another_caller() {
        String job = made(prompt("a secret"));

        ToolAnswer answer = call(
                new Owner(new Caller("stranger"), Mode.SANDBOX),
                "download_outputs",
                mapper.createObjectNode().put("job_id", job),
                CallListener.SILENT);

        assertFailed(answer, "refused", "job_not_found", "no");
    }

    @Test
    void a_job_that_failed_has_nothing_to_download() {
        ToolAnswer failed = call(PICTURE, prompt("a cat #fail"));

        ToolAnswer answer = call(
                "download_outputs",
                mapper.createObjectNode()
                        .put("job_id", failed.structured().path("job_id").asText()));

        assertFailed(answer, "failed", "generation_failed", "no");
    }

    @Test
    void a_result_is_delivered_although_it_cannot_be_saved() throws IOException {
        replaceTheFolderByAFile();

        ToolAnswer made = call(PICTURE, prompt("a storm"));
        ToolAnswer downloaded = call(
                "download_outputs",
                mapper.createObjectNode()
                        .put("job_id", made.structured().path("job_id").asText()));

        assertThat(made.structured().path("status").asText()).isEqualTo("completed");
        assertThat(made.structured().at("/outputs/0/file").isNull()).isTrue();
        assertThat(downloaded.structured().path("status").asText()).isEqualTo("completed");
        assertThat(downloaded.text()).contains("](http://127.0.0.1:", "Not saved: " + path());
    }

    private void replaceTheFolderByAFile() throws IOException {
        if (Files.exists(path())) {
            Files.move(path(), path().resolveSibling("outputs-" + UUID.randomUUID()));
        }
        Files.createFile(path());
    }

    private Path path() {
        return folder.path().orElseThrow();
    }

    private String made(JsonNode arguments) {
        return call(PICTURE, arguments).structured().path("job_id").asText();
    }

    /** Waits until the outputs are saved, which began when the job ended. */
    private JsonNode saved(String job) {
        return call("download_outputs", mapper.createObjectNode().put("job_id", job))
                .structured();
    }

    private static Path file(JsonNode job, int index) {
        return Path.of(job.at("/outputs/" + index + "/file").asText());
    }

    private Optional<Output> output(Job job, int number) {
        return library.output(job, number).await().atMost(Duration.ofMinutes(1));
    }

    private Job job(String id) {
        return journal.find(owner, JobId.of(id).orElseThrow())
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private Job expired(String id) {
        Job job = job(id);
        Completed completed = (Completed) job.state();
        return job.with(completed.with(completed.outputs().stream()
                .map(output -> output.until(Optional.of(PAST)))
                .toList()));
    }
}
