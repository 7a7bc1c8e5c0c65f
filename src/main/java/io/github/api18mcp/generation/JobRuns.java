package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Journal;
import io.github.api18mcp.provider.Providers;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The jobs this process follows, each once. */
@Singleton
class JobRuns {

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
    private final Scheduler scheduler;
    private final Clock clock;
    private final Map<JobId, JobRun> runs = new ConcurrentHashMap<>();

    JobRuns(
            Catalog catalog,
            Providers providers,
            Journal journal,
            GenerationConfig config,
            Scheduler scheduler,
            Clock clock) {
        if (config.pollFastest().compareTo(config.pollSlowest()) > 0) {
            throw new ConfigurationException("API18MCP_POLL_FASTEST is slower than API18MCP_POLL_SLOWEST");
        }
        this.catalog = catalog;
        this.providers = providers;
        this.journal = journal;
        this.config = config;
        this.scheduler = scheduler;
        this.clock = clock;
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

    /** The run of a job that may be followed already; if not, it is asked for from now on. */
    JobRun resume(Job job) {
        JobRun run = run(job);
        if (job.state().ended()) {
            return run;
        }
        JobRun followed = runs.putIfAbsent(job.id(), run);
        if (followed != null) {
            followed.adopted();
            return followed;
        }
        forgetWhenOver(run);
        run.look();
        return run;
    }

    Duration usual(Job job) {
        return catalog.model(job.order().model()).map(Model::typical).orElse(USUAL_OF_A_FORGOTTEN_MODEL);
    }

    private void forgetWhenOver(JobRun run) {
        run.over().whenReached(() -> runs.remove(run.job().id(), run));
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
        return new JobRun(
                job,
                providers.named(job.order().provider()).orElseThrow(),
                journal,
                new PollSchedule(config.pollFastest(), config.pollSlowest(), usual),
                many.compareTo(AT_LEAST) > 0 ? many : AT_LEAST,
                scheduler,
                clock);
    }
}
