package io.github.api18mcp.generation.tracking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.generation.tracking.JobRun.Unsent;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.Report;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A job whose service says what a test scripts. */
abstract class JobRunSpec {

    static final Output PICTURE = Output.at(URI.create("https://api18.dev/v1/files/p1"), Optional.empty());

    final ManualTime time = new ManualTime();
    final ScriptedProvider provider = new ScriptedProvider(time);
    final Journals.Recording journal = new Journals.Recording(time);
    final JobRun run = run(Duration.ofHours(1));

    static Report completed() {
        return new Report.Succeeded(List.of(PICTURE), Optional.of(Usd.of("0.056")), Optional.empty(), Optional.empty());
    }

    final JobRun run(Duration patience) {
        JobRequest request = new JobRequest(
                new Owner(Caller.LOCAL, Mode.LIVE),
                provider.account().id(),
                "api18",
                "hera-1.0-text-to-image",
                OutputKind.IMAGE,
                JsonNodeFactory.instance.objectNode().put("prompt", "a cat"),
                Optional.of(Usd.of("0.056")));
        PollSchedule schedule = new PollSchedule(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));
        JobLifecycle lifecycle = new JobLifecycle(
                schedule, patience, Rechecks.every(schedule.slowest()), new ServiceFailures(provider.service()));
        TrackedJob reserved = TrackedJob.reserved(Journals.reserved(journal, request), time.instant());
        return new JobRun(
                reserved,
                Optional.of(new Unsent(null, ManualTime.START)),
                lifecycle,
                provider,
                JobImages.AS_GIVEN,
                journal,
                JobMetrics.NONE,
                time,
                time);
    }

    /** Whether it completes at once. */
    static boolean is(Uni<Void> reached) {
        return reached.subscribeAsCompletionStage().isDone();
    }
}
