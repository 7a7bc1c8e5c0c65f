package io.github.api18mcp.watch;

import io.github.api18mcp.access.AccessDecision.Denied;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.PollRetried;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Counts calls and jobs by model, service and outcome; never by caller or content. */
@Singleton
@Typed(JobCounters.class)
class JobCounters implements JobMetrics {

    private static final double[] SECONDS_OF_JOBS = {1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600, 1800};
    /** Most calls wait no longer than 50 seconds. */
    private static final double[] SECONDS_OF_WAITS = {0.5, 1, 2, 5, 10, 20, 30, 40, 50, 60, 300};

    private static final double[] SECONDS_OF_PREPARATION = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Labels mode;
    private final Counter jobs;
    private final Counter spent;
    private final Counter polls;
    private final Counter retries;
    private final Counter rejections;
    private final Counter denials;
    private final Histogram jobSeconds;
    private final Histogram waitSeconds;
    private final Histogram preparationSeconds;

    JobCounters(Mode mode) {
        this.mode = Labels.of("mode", mode.name().toLowerCase(Locale.ROOT));
        this.jobs = counter("jobs", "Jobs that were sent and have ended", "model", "provider", "outcome");
        this.spent = counter(
                "spent_usd", "Dollars that jobs cost, or may have cost if the outcome is unknown", "model", "provider");
        this.polls = counter("polls", "Polls of jobs", "provider");
        this.retries = counter("retries", "Requests sent again because nothing can have been charged", "provider");
        this.rejections = counter("refusals", "Calls rejected before anything was sent", "type");
        this.denials = counter("turned_away", "HTTP requests denied access", "reason");
        this.jobSeconds = histogram(
                "job_seconds", "Time from submission to the end, of jobs that the service accepted", SECONDS_OF_JOBS);
        this.waitSeconds = histogram("wait_seconds", "Time that callers waited for a job", SECONDS_OF_WAITS);
        this.preparationSeconds =
                histogram("own_seconds", "Time before submission: checks, price, journal", SECONDS_OF_PREPARATION);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    /** The label that separates the sandbox from real money. */
    Labels mode() {
        return mode;
    }

    @Override
    public void prepared(Job job, Duration own) {
        observe(preparationSeconds, job, own);
    }

    @Override
    public void submissionRetried(Job job) {
        retries.labelValues(job.request().provider()).inc();
    }

    void repeated(@Observes PollRetried question) {
        retries.labelValues(question.service().name()).inc();
    }

    @Override
    public void polled(Job job) {
        polls.labelValues(job.request().provider()).inc();
    }

    @Override
    public void ended(Job job, Duration time) {
        String model = job.request().model();
        String provider = job.request().provider();
        jobs.labelValues(model, provider, job.status().word()).inc();
        if (job.state().charged() != Charged.NO) {
            spent.labelValues(model, provider).inc(job.reserved().amount().doubleValue());
        }
        if (job.state().providerJobId().isPresent()) {
            observe(jobSeconds, job, time);
        }
    }

    @Override
    public void waited(Job job, Duration time) {
        observe(waitSeconds, job, time);
    }

    @Override
    public void rejected(ErrorType type) {
        rejections.labelValues(type.word()).inc();
    }

    void denials(@Observes Denied refused) {
        denials.labelValues(refused.reason().name().toLowerCase(Locale.ROOT)).inc();
    }

    private static void observe(Histogram histogram, Job job, Duration time) {
        histogram.labelValues(job.request().model(), job.request().provider()).observe(time.toMillis() / 1000.0);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name("api18mcp_" + name)
                .help(help)
                .constLabels(mode)
                .labelNames(labels)
                .register(registry);
    }

    private Histogram histogram(String name, String help, double... bounds) {
        return Histogram.builder()
                .name("api18mcp_" + name)
                .help(help)
                .constLabels(mode)
                .labelNames("model", "provider")
                .classicOnly()
                .classicUpperBounds(bounds)
                .register(registry);
    }
}
