package io.github.api18mcp.sandbox;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how Api18's jobs stand. */
final class Api18JobReports {

    /** After so long a request that waits is answered in any case. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Clock clock;
    private final SandboxJobs jobs;
    private final DelayedReply ending;
    private final Api18JobBody body;
    private final Alternation polls = new Alternation();

    Api18JobReports(Clock clock, SandboxJobs jobs, DelayedReply ending, URI origin) {
        this.clock = clock;
        this.jobs = jobs;
        this.ending = ending;
        this.body = new Api18JobBody(origin);
    }

    void poll(RoutingContext context) {
        SandboxJob job = jobs.job(context.pathParam("id"));
        if (job.words().contains(TriggerWord.GONE)) {
            throw SandboxException.jobNotFound();
        }
        if (job.words().contains(TriggerWord.POLL_BROKEN) && polls.yes(job.id())) {
            throw new SandboxException(SandboxResponse.html(500, "Internal Server Error"));
        }
        now(context, job);
    }

    void now(RoutingContext context, SandboxJob job) {
        SandboxResponse.json(body.of(job, clock.instant())).send(context.response());
    }

    void onceEnded(RoutingContext context, SandboxJob job) {
        Instant latest = clock.instant().plus(LONGEST_WAIT);
        ending.at(job.ends().isBefore(latest) ? job.ends() : latest, context, () -> now(context, job));
    }
}
