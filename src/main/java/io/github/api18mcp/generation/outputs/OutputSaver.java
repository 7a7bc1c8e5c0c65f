package io.github.api18mcp.generation.outputs;

import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Completed;
import io.github.api18mcp.media.DownloadFolder;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.media.OutputFiles;
import io.github.api18mcp.media.OutputNotSavedException;
import io.github.api18mcp.media.recipe.Recipe;
import io.github.api18mcp.platform.DataDirectory;
import io.github.api18mcp.provider.Providers;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Saves the outputs of each job that completes in this process, because their addresses expire. */
@Singleton
public class OutputSaver {

    private static final Logger LOG = Logger.getLogger(OutputSaver.class);

    /** How long an answer waits to carry the files; a later one carries them in any case. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** An endless body may trickle. */
    private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(10);

    private static final int AT_ONCE = 4;

    private final OutputLibrary library;
    private final DownloadFolder folder;
    private final OutputFiles files;
    private final Providers providers;
    private final JobRunRegistry runs;
    private final WaitRegistry waits;
    private final WorkerExecutor threads;
    private final Clock clock;

    private final Map<JobId, CompletableFuture<Saving>> underWay = new ConcurrentHashMap<>();
    private volatile boolean failing;

    OutputSaver(
            OutputLibrary library,
            DownloadFolder folder,
            OutputFiles files,
            Providers providers,
            JobRunRegistry runs,
            WaitRegistry waits,
            Vertx vertx,
            Clock clock) {
        this.library = library;
        this.folder = folder;
        this.files = files;
        this.providers = providers;
        this.runs = runs;
        this.waits = waits;
        this.threads = vertx.createSharedWorkerExecutor("api18mcp-downloads", AT_ONCE);
        this.clock = clock;
    }

    /**
     * A job after its outputs were saved.
     *
     * @param job with the files of its outputs
     * @param failures why outputs were not saved
     */
    public record Saving(Job job, List<String> failures) {
        public Saving {
            failures = List.copyOf(failures);
        }
    }

    void start(@Observes StartupEvent event) {
        if (library.saves()) {
            runs.whenEnded(this::begin);
        }
    }

    /** Saves the outputs that are not saved yet, or waits for that if it is under way. Never fails. */
    public Uni<Saving> save(Job job) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Saving> saving = begin(job);
            // Not cancelled with the caller, who is not the only one who wants the files.
            return Uni.createFrom().emitter(emitter -> saving.thenAccept(emitter::complete));
        });
    }

    /** The job with the files of its outputs. Waits briefly if they are just being saved. */
    public Uni<Job> located(Job job) {
        return underWay.containsKey(job.id())
                ? Uni.combine()
                        .any()
                        .of(save(job).replaceWithVoid(), waits.shutdown())
                        .ifNoItem()
                        .after(SOON)
                        .recoverWithItem((Void) null)
                        .chain(() -> library.located(job))
                : library.located(job);
    }

    private CompletableFuture<Saving> begin(Job job) {
        if (!library.saves() || !(job.state() instanceof Completed)) {
            return CompletableFuture.completedFuture(new Saving(job, List.of()));
        }
        CompletableFuture<Saving> mine = new CompletableFuture<>();
        CompletableFuture<Saving> others = underWay.putIfAbsent(job.id(), mine);
        if (others != null) {
            return others;
        }
        mine.whenComplete((done, failure) -> underWay.remove(job.id()));
        UniHelper.toUni(threads.executeBlocking(() -> saved(job), false))
                .subscribe()
                .with(mine::complete, failure -> {
                    LOG.errorf(failure, "%s: its outputs were not saved", job.id());
                    mine.complete(new Saving(job, List.of("of an error in this program")));
                });
        return mine;
    }

    private Saving saved(Job job) {
        List<Output> outputs = ((Completed) library.locatedNow(job).state()).outputs();
        List<String> failures = new ArrayList<>();
        Recipe recipe = new Recipe(
                job.request().model(), job.id().value(), job.request().arguments());
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).file().isEmpty()) {
                failure(outputs.get(i), OutputName.of(job, i + 1), recipe).ifPresent(failures::add);
            }
        }
        log(job, failures);
        folder.makeRoom();
        return new Saving(library.locatedNow(job), failures);
    }

    /** Saves the output. Returns why it could not. */
    private Optional<String> failure(Output output, String name, Recipe recipe) {
        if (output.isExpired(clock.instant())) {
            return Optional.of("its link has expired");
        }
        try {
            Path directory = DataDirectory.made(folder.path().orElseThrow());
            files.save(output, directory, name, providers, recipe).await().atMost(LONGEST_DOWNLOAD);
            return Optional.empty();
        } catch (OutputNotSavedException e) {
            return Optional.of(e.reason());
        } catch (ConfigurationException e) {
            return Optional.of(e.getMessage());
        } catch (TimeoutException e) {
            return Optional.of("the download took longer than " + LONGEST_DOWNLOAD.toMinutes() + " minutes");
        }
    }

    /** A full disk is said once, not for each job. */
    private void log(Job job, List<String> failures) {
        if (!failures.isEmpty() && !failing) {
            LOG.warnf(
                    "%s: %d outputs could not be saved (%s); they are at their addresses until those expire",
                    job.id(), failures.size(), failures.get(0));
        }
        failing = !failures.isEmpty();
    }
}
