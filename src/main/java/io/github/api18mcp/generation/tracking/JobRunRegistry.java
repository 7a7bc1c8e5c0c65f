package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.generation.tracking.JobRun.Unsent;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The jobs that this process tracks, each once. */
@Singleton
public class JobRunRegistry {

    private static final Logger LOG = Logger.getLogger(JobRunRegistry.class);

    private static final Duration SHORTEST_PATIENCE = Duration.ofHours(1);
    private static final int TYPICAL_DURATIONS_OF_PATIENCE = 20;
    /** A caller with patience for a long job still wants to know soon that it was not begun. */
    private static final Duration LONGEST_SUBMISSION = Duration.ofSeconds(48);
    /** What is left of a wait to tell the caller that the service declined. */
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(2);

    private static final Duration TYPICAL_OF_UNKNOWN_MODEL = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final Providers providers;
    private final JobImages images;
    private final Journal journal;
    private final PollConfig config;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Map<JobId, JobRun> runs = new ConcurrentHashMap<>();
    private final List<Consumer<Job>> endListeners = new CopyOnWriteArrayList<>();

    public JobRunRegistry(
            Catalog catalog,
            Providers providers,
            JobImages images,
            Journal journal,
            PollConfig config,
            JobMetrics metrics,
            Scheduler scheduler,
            Clock clock) {
        if (config.fastest().compareTo(config.slowest()) > 0) {
            throw new ConfigurationException("API18MCP_POLL_FASTEST is slower than API18MCP_POLL_SLOWEST");
        }
        this.catalog = catalog;
        this.providers = providers;
        this.images = images;
        this.journal = journal;
        this.config = config;
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Has the listener told of the end of each job that this process tracks. It must return quickly. */
    public void whenEnded(Consumer<Job> listener) {
        endListeners.add(listener);
    }

    /** The jobs that are being polled, as they stand. */
    public List<Job> active() {
        return runs.values().stream()
                .map(JobRun::tracked)
                .filter(job -> job.phase() != TrackedJob.Phase.SUSPENDED)
                .map(TrackedJob::job)
                .toList();
    }

    /**
     * Tracks a job that was just reserved. The request is sent when the handle is started.
     *
     * @param until when its caller stops waiting; while they wait they can still be told that the service declined
     */
    public JobHandle begin(Job job, Arguments arguments, Instant until) {
        Instant now = clock.instant();
        Instant answerInTime = until.minus(timeToAnswer(Duration.between(now, until)));
        Instant longest = now.plus(LONGEST_SUBMISSION);
        Unsent unsent = new Unsent(arguments, answerInTime.isBefore(longest) ? answerInTime : longest);
        JobRun run = run(TrackedJob.reserved(job, now), Optional.of(unsent));
        run.attended(until);
        runs.put(job.id(), run);
        tellOfEnd(run);
        forgetWhenJournaled(run);
        return run;
    }

    /** A job that a caller waits for until then: tracked here, or else read from the journal. */
    public JobHandle attend(Job job, Instant until) {
        JobRun run = runs.get(job.id());
        if (run == null) {
            return new RemoteJob(job, until, journal, scheduler, clock);
        }
        run.attended(until);
        return run;
    }

    /** Tracks a job that this process took over: polls it, or gives it up where there is nothing to poll. */
    public JobHandle recover(Job job) {
        JobRun run = run(TrackedJob.takenOver(job, clock.instant()), Optional.empty());
        JobRun tracked = runs.putIfAbsent(job.id(), run);
        if (tracked != null) {
            return tracked;
        }
        LOG.infof("%s: this process tracks it from now on", job.id());
        tellOfEnd(run);
        forgetWhenJournaled(run);
        run.recover();
        return run;
    }

    /** Writes down what could not be written before. */
    void retryWrites() {
        runs.values().forEach(JobRun::retryWrite);
    }

    /**
     * Lets go of the jobs that another process has taken over.
     *
     * @param held the jobs whose lease this process holds
     * @param asOf when that was asked; jobs begun later are not among them
     */
    void keepOnly(Set<JobId> held, Instant asOf) {
        runs.values().stream()
                .filter(run -> !held.contains(run.job().id()) && run.isJournaledSince(asOf))
                .filter(run -> runs.remove(run.job().id(), run))
                .forEach(JobRun::handOver);
    }

    /** Jobs whose lease this process holds without tracking them: it gave one up, and another process then learnt more. */
    Set<JobId> untracked(Set<JobId> held) {
        return held.stream().filter(id -> !runs.containsKey(id)).collect(Collectors.toSet());
    }

    /** The job as this process knows it by itself, also when the journal cannot be read. */
    public Optional<Job> tracked(Owner owner, JobId id) {
        return Optional.ofNullable(runs.get(id))
                .map(JobRun::job)
                .filter(job -> job.request().owner().equals(owner));
    }

    /** How long a job of this model usually takes. */
    public Duration typical(Job job) {
        return catalog.model(job.request().model()).map(Model::typical).orElse(TYPICAL_OF_UNKNOWN_MODEL);
    }

    private void tellOfEnd(JobRun run) {
        run.ended().subscribe().with(ended -> endListeners.forEach(listener -> listener.accept(run.job())));
    }

    private void forgetWhenJournaled(JobRun run) {
        run.endJournaled().subscribe().with(done -> runs.remove(run.job().id(), run));
    }

    private JobRun run(TrackedJob tracked, Optional<Unsent> unsent) {
        Job job = tracked.job();
        Duration typical = typical(job);
        Duration patience = typical.multipliedBy(TYPICAL_DURATIONS_OF_PATIENCE);
        Provider provider = providers.byName(job.request().provider()).orElseThrow();
        JobLifecycle lifecycle = new JobLifecycle(
                new PollSchedule(config.fastest(), config.slowest(), typical),
                patience.compareTo(SHORTEST_PATIENCE) > 0 ? patience : SHORTEST_PATIENCE,
                provider.canBePolled() ? Rechecks.every(config.slowest()) : Rechecks.none(),
                new ServiceFailures(provider.service()));
        return new JobRun(tracked, unsent, lifecycle, provider, images, journal, metrics, scheduler, clock);
    }

    private static Duration timeToAnswer(Duration wait) {
        Duration half = wait.dividedBy(2);
        return half.compareTo(TIME_TO_ANSWER) < 0 ? half : TIME_TO_ANSWER;
    }
}
