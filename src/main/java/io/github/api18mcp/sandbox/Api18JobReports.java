package io.github.api18mcp.sandbox;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reports the state of Api18 jobs. */
final class Api18JobReports {

    /** A request with {@code wait=true} is answered after this time even if its job has not ended. */
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final Clock clock;
    private final SandboxJobs jobs;
    private final DelayedReply delayedReply;
    private final Api18JobBody body;
    private final Alternation polls = new Alternation();

    Api18JobReports(Clock clock, SandboxJobs jobs, DelayedReply delayedReply, URI origin) {
        this.clock = clock;
        this.jobs = jobs;
        this.delayedReply = delayedReply;
        this.body = new Api18JobBody(origin);
    }

    void poll(RoutingContext context) {
        String id = context.pathParam("id");
        if (jobs.isOfEarlierProcess(id)) {
            SandboxResponse.json(Api18JobBody.ofEndedSandbox(id)).send(context.response());
            return;
        }
        SandboxJob job = jobs.get(id);
        if (job.has(TriggerWord.GONE)) {
            throw SandboxException.jobNotFound();
        }
        if (job.has(TriggerWord.POLL_BROKEN) && polls.nextFails(job.id())) {
            throw new SandboxException(SandboxResponse.html(500, "Internal Server Error"));
        }
        send(context, job);
    }

    void send(RoutingContext context, SandboxJob job) {
        SandboxResponse.json(body.of(job, clock.instant())).send(context.response());
    }

    void sendWhenEnded(RoutingContext context, SandboxJob job) {
        Instant latest = clock.instant().plus(MAX_WAIT);
        Instant due = job.endsAt().isBefore(latest) ? job.endsAt() : latest;
        delayedReply.schedule(due, context, () -> send(context, job));
    }
}
