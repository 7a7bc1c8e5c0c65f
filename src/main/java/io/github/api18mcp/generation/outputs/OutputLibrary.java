package io.github.api18mcp.generation.outputs;

import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.input.OutputLookup;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.media.DownloadFolder;
import io.github.api18mcp.media.Output;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The one place that says where the outputs of jobs are: in a saved file, or at the address that the service gave. */
@Singleton
public class OutputLibrary implements OutputLookup {

    private final DownloadFolder folder;
    private final ServedOutputs served;

    OutputLibrary(DownloadFolder folder, ServedOutputs served) {
        this.folder = folder;
        this.served = served;
    }

    /** Whether outputs are saved. */
    public boolean saves() {
        return folder.path().isPresent();
    }

    /** The same job; each output has its file if it was saved and is still there, and an address that callers can open. */
    public Uni<Job> located(Job job) {
        return located(List.of(job)).map(jobs -> jobs.get(0));
    }

    /** The same jobs in the same order. */
    public Uni<List<Job>> located(List<Job> jobs) {
        return withFiles(jobs).chain(served::addressed);
    }

    private Uni<List<Job>> withFiles(List<Job> jobs) {
        return jobs.stream().noneMatch(this::mayBeSaved)
                ? Uni.createFrom().item(jobs)
                : Uni.createFrom()
                        .item(() -> jobs.stream().map(this::locatedNow).toList())
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /**
     * One output of a job: its file if there is one, else its URL, which may have expired. Empty if the job has no such output.
     *
     * @param number 1 for the first output
     */
    @Override
    public Uni<Optional<Output>> output(Job job, int number) {
        return withFiles(List.of(job))
                .map(jobs -> jobs.get(0))
                .map(found -> found.state() instanceof Completed completed
                                && number >= 1
                                && number <= completed.outputs().size()
                        ? Optional.of(completed.outputs().get(number - 1))
                        : Optional.empty());
    }

    @Override
    public Optional<JobOutput> served(String address) {
        return served.reference(address)
                .map(output -> new JobOutput(output.job().value(), output.number()));
    }

    private boolean mayBeSaved(Job job) {
        return job.state() instanceof Completed completed
                && (saves()
                        || completed.outputs().stream()
                                .anyMatch(output -> output.file().isPresent()));
    }

    /** Blocks. */
    Job locatedNow(Job job) {
        if (!(job.state() instanceof Completed completed)) {
            return job;
        }
        List<Output> outputs = completed.outputs();
        return job.with(completed.with(IntStream.range(0, outputs.size())
                .mapToObj(i -> located(job, outputs.get(i), i + 1))
                .toList()));
    }

    /** An output that came in the answer of its service was saved at once, and has no other name. */
    private Output located(Job job, Output output, int number) {
        if (output.file().filter(Files::exists).isPresent()) {
            return output;
        }
        return folder.saved(output, OutputName.of(job, number)).orElseGet(output::unsaved);
    }
}
