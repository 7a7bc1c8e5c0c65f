package io.github.api18mcp.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how jobs stand. */
final class JobReports {

    /** After so long a request that waits is answered in any case. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** The clock is looked at again and again, for it need not go as fast as the machine's. */
    private static final long LOOK_EVERY_MS = 50;

    private final Vertx vertx;
    private final Clock clock;
    private final Jobs jobs;
    private final JobBody body;
    private final Alternation polls = new Alternation();

    JobReports(Vertx vertx, Clock clock, Jobs jobs, URI origin) {
        this.vertx = vertx;
        this.clock = clock;
        this.jobs = jobs;
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
        Instant due = job.ends().isBefore(latest) ? job.ends() : latest;
        long look = vertx.setPeriodic(0, LOOK_EVERY_MS, timer -> {
            if (!clock.instant().isBefore(due)) {
                vertx.cancelTimer(timer);
                now(context, job);
            }
        });
        context.addEndHandler(end -> vertx.cancelTimer(look));
    }
}
