package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.Recorded;
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
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The jobs this process follows, each once. */
@Singleton
public class JobRuns {

    private static final Logger LOG = Logger.getLogger(JobRuns.class);

    private static final Duration AT_LEAST = Duration.ofHours(1);
    private static final int TIMES_USUAL = 20;
    /** Whoever has patience for a long job still wants to know soon that it was not begun. */
    private static final Duration LONGEST_SUBMISSION = Duration.ofSeconds(48);

    private static final Duration TIME_TO_TELL = Duration.ofSeconds(2);
    private static final Duration USUAL_OF_A_FORGOTTEN_MODEL = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final Providers providers;
    private final Journal journal;
    private final GenerationConfig config;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Map<JobId, JobRun> runs = new ConcurrentHashMap<>();
    private final Set<JobId> resting = ConcurrentHashMap.newKeySet();

    JobRuns(
            Catalog catalog,
            Providers providers,
            Journal journal,
            GenerationConfig config,
            JobMetrics metrics,
            Scheduler scheduler,
            Clock clock) {
        if (config.pollFastest().compareTo(config.pollSlowest()) > 0) {
            throw new ConfigurationException("API18MCP_POLL_FASTEST is slower than API18MCP_POLL_SLOWEST");
        }
        this.catalog = catalog;
        this.providers = providers;
        this.journal = journal;
        this.config = config;
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** As they stand. */
    public List<Job> jobs() {
        return runs.values().stream().map(JobRun::job).toList();
    }

    /**
     * Follows a job that was just written down, and submits it when it is started; a caller who waits until then can still be
     * told that it was declined.
     */
    JobRun begin(Job job, Arguments arguments, Instant until) {
        if (config.logPrompts()) {
            LOG.infof("%s: %s", job.id(), arguments.json());
        }
        JobRun run = run(job);
        runs.put(job.id(), run);
        forgetWhenOver(run);
        run.toSubmit(
                arguments, earlier(until.minus(timeToTell()), clock.instant().plus(LONGEST_SUBMISSION)));
        return run;
    }

    /** A job somebody waits for, until then: here if this process follows it, else as the journal tells it. */
    Followed attend(Job job, Instant until) {
        JobRun run = runs.get(job.id());
        if (run != null) {
            run.adopted();
            return run;
        }
        return resting.remove(job.id()) ? follow(job) : watch(job, until);
    }

    /** A job that this process now holds: it is asked for from now on, or given up where there is nothing to ask for. */
    JobRun follow(Job job) {
        JobRun run = run(job);
        JobRun followed = runs.putIfAbsent(job.id(), run);
        if (followed != null) {
            return followed;
        }
        LOG.infof("%s: from now on this process follows it", job.id());
        forgetWhenOver(run);
        if (job.state() instanceof Recorded) {
            run.cannotBeTold();
        } else {
            run.look();
        }
        return run;
    }

    /** Writes down what could not be written before. */
    void rewrite() {
        runs.values().forEach(JobRun::rewrite);
    }

    /**
     * Lets go of the jobs that another process has taken over.
     *
     * @param held what this process holds
     * @param when that was asked; what was begun later is not among it
     */
    void keep(Set<JobId> held, Instant when) {
        runs.values().stream()
                .filter(run -> !held.contains(run.job().id()) && run.isWrittenSince(when))
                .filter(run -> runs.remove(run.job().id(), run))
                .forEach(run -> run.handOver(watch(run.job(), Instant.MAX)));
    }

    /** Jobs that this process holds and does not follow: one that was given up here, and of which another then learnt more. */
    Set<JobId> strays(Set<JobId> held) {
        return held.stream()
                .filter(id -> !runs.containsKey(id) && !resting.contains(id))
                .collect(Collectors.toSet());
    }

    /** As far as this process knows by itself, also when the journal cannot be read. */
    Optional<Job> known(Owner owner, JobId id) {
        return Optional.ofNullable(runs.get(id))
                .map(JobRun::job)
                .filter(job -> job.request().owner().equals(owner));
    }

    Duration usual(Job job) {
        return catalog.model(job.request().model()).map(Model::typical).orElse(USUAL_OF_A_FORGOTTEN_MODEL);
    }

    private Followed watch(Job job, Instant until) {
        return new JobWatch(job, until, journal, scheduler, clock);
    }

    private void forgetWhenOver(JobRun run) {
        run.kept().whenReached(() -> runs.remove(run.job().id(), run));
        run.over().whenReached(() -> rest(run));
    }

    /** Followed for long enough, and not ended. */
    private void rest(JobRun run) {
        if (!run.job().state().ended()) {
            resting.add(run.job().id());
            runs.remove(run.job().id(), run);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Duration timeToTell() {
        Duration half = config.longestWait().dividedBy(2);
        return half.compareTo(TIME_TO_TELL) < 0 ? half : TIME_TO_TELL;
    }

    private JobRun run(Job job) {
        Duration usual = usual(job);
        Duration many = usual.multipliedBy(TIMES_USUAL);
        JobRecord record = new JobRecord(job, journal, metrics, clock);
        Provider provider = providers.named(job.request().provider()).orElseThrow();
        Polling polling = new Polling(
                record,
                provider,
                new PollSchedule(config.pollFastest(), config.pollSlowest(), usual),
                many.compareTo(AT_LEAST) > 0 ? many : AT_LEAST,
                scheduler,
                clock);
        return new JobRun(record, provider, polling, clock);
    }
}
