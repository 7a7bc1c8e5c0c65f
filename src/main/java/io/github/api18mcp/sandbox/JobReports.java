package io.github.api18mcp.sandbox;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how Api18's jobs stand. */
final class JobReports {

    /** After so long a request that waits is answered in any case. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Clock clock;
    private final Jobs jobs;
    private final Ending ending;
    private final JobBody body;
    private final Alternation polls = new Alternation();

    JobReports(Clock clock, Jobs jobs, Ending ending, URI origin) {
        this.clock = clock;
        this.jobs = jobs;
        this.ending = ending;
        this.body = new JobBody(origin);
    }

    void poll(RoutingContext context) {
        Job job = jobs.job(context.pathParam("id"));
        if (job.words().contains(TriggerWord.GONE)) {
            throw Refusal.jobNotFound();
        }
        if (job.words().contains(TriggerWord.POLL_BROKEN) && polls.yes(job.id())) {
            throw new Refusal(Answer.html(500, "Internal Server Error"));
        }
        now(context, job);
    }

    void now(RoutingContext context, Job job) {
        Answer.json(body.of(job, clock.instant())).send(context.response());
    }

    void onceEnded(RoutingContext context, Job job) {
        Instant latest = clock.instant().plus(LONGEST_WAIT);
        ending.at(job.ends().isBefore(latest) ? job.ends() : latest, context, () -> now(context, job));
    }
}
