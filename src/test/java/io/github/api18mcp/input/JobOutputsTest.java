package io.github.api18mcp.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.tracking.ScriptedProvider;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.JobOutputs.Place;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Services;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** An earlier output is given by its own address as long as the service can fetch it there. */
class JobOutputsTest {

    private static final Owner OWNER = new Owner(Caller.LOCAL, Mode.LIVE);
    private static final URI PUBLIC = URI.create("https://cdn.example.com/a.png");
    private static final URI PRIVATE = URI.create("http://127.0.0.1:4000/outputs/a.png");
    private static final Path FILE = Path.of("/data/outputs/a.png");

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider service = new ScriptedProvider(time);
    private final Journal journal = Journals.atOnce(Journals.file(), time, Map.of());
    private final JobOutputs outputs = new JobOutputs(journal, UrlsOnly::recorded, Services.only(service), time);

    @Test
    void an_output_at_a_public_address_is_taken_from_there() {
        Output saved = Output.at(PUBLIC, Optional.empty()).savedAs(FILE, Optional.empty());

        assertThat(place(completed(saved))).isEqualTo(new Place.Live(PUBLIC));
    }

    @Test
    void an_output_that_has_expired_is_taken_from_its_file() {
        Output expired = Output.at(PUBLIC, Optional.of(time.instant())).savedAs(FILE, Optional.empty());

        assertThat(place(completed(expired))).isEqualTo(new Place.Saved(FILE));
    }

    @Test
    void an_output_of_a_sandbox_that_has_ended_is_taken_from_its_file() {
        Output gone = Output.at(PRIVATE, Optional.empty()).savedAs(FILE, Optional.empty());

        assertThat(place(completed(gone))).isEqualTo(new Place.Saved(FILE));
    }

    @Test
    void what_is_no_picture_of_a_completed_job_is_refused() {
        assertRefused(job(OutputKind.IMAGE, new JobState.Processing("p1")), "a job whose status is processing");
        assertRefused(
                job(OutputKind.VIDEO, state(Output.at(PUBLIC, Optional.empty()))), "a job whose output is a video");
        assertRefused(completed(Output.at(PRIVATE, Optional.empty())), "an output that has expired and was not saved");
    }

    private Place place(Job job) {
        return outputs.find(OWNER, service, new JobOutput(job.id().value(), 1))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private void assertRefused(Job job, String found) {
        assertThatThrownBy(() -> place(job))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UnusableImageException.class)
                .cause()
                .hasMessage(found);
    }

    private Job completed(Output output) {
        return job(OutputKind.IMAGE, state(output));
    }

    private JobState state(Output output) {
        return new Completed("p1", List.of(output), Optional.empty(), time.instant(), Optional.empty());
    }

    private Job job(OutputKind kind, JobState state) {
        Job job = Journals.reserved(
                        journal,
                        new JobRequest(
                                OWNER,
                                service.account().id(),
                                "api18",
                                "a-model",
                                kind,
                                JsonNodeFactory.instance.objectNode(),
                                Optional.of(Usd.of("0.10"))))
                .in(state, time.instant());
        journal.write(job).await().atMost(Duration.ofMinutes(1));
        return job;
    }
}
