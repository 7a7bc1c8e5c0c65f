package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.access.ToolAccess;
import io.github.api18mcp.access.ToolAccessConfig;
import io.github.api18mcp.catalog.Catalog;
import io.github.api18mcp.catalog.Catalogs;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.generation.tracking.JobMetrics;
import io.github.api18mcp.generation.tracking.JobRunRegistry;
import io.github.api18mcp.generation.tracking.ScriptedProvider;
import io.github.api18mcp.generation.tracking.UsualPolling;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.input.FileAccess;
import io.github.api18mcp.input.JobImages;
import io.github.api18mcp.input.UrlsOnly;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.Journals;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.policy.Policy;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Services;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The use cases wired by hand: a real journal and catalog, a scripted service, and time that only the test advances. */
final class Story {

    static final Owner OWNER = new Owner(Caller.LOCAL, Mode.LIVE);

    final ManualTime time = new ManualTime();
    final ScriptedProvider provider = new ScriptedProvider(time);
    final Journal journal;
    final Generation generation;
    final Confirmations confirmations;
    final WaitRegistry waits = new WaitRegistry(time, time);
    private final Catalog catalog = Catalogs.ours();

    Story(Optional<Usd> confirmAbove, Map<Limit, BigDecimal> limits) {
        Providers providers = Services.only(provider);
        GenerationConfig config = new UsualConfig(Duration.ofSeconds(50), confirmAbove, false);
        this.journal = Journals.atOnce(Journals.file(), time, limits);
        JobRunRegistry runs = new JobRunRegistry(
                catalog, providers, JobImages.AS_GIVEN, journal, new UsualPolling(), JobMetrics.NONE, time, time);
        JobWaiter waiter = new JobWaiter(journal, runs, waits, catalog, JobMetrics.NONE, time);
        Admissions admissions = new Admissions(
                providers,
                new Policy(Optional::empty),
                new ToolAccess(new EverythingAllowed()),
                UrlsOnly.images(journal, providers, time),
                Runnable::run);
        this.confirmations =
                new Confirmations(journal, runs, waiter, admissions, waits, catalog, config, JobMetrics.NONE, time);
        this.generation =
                new Generation(admissions, journal, runs, waiter, confirmations, config, JobMetrics.NONE, time);
    }

    GenerationRequest request(String prompt) {
        return request(prompt, Optional.empty());
    }

    GenerationRequest request(String prompt, Optional<IdempotencyKey> key) {
        return new GenerationRequest(
                OWNER,
                catalog.model("hera-1.0-text-to-image").orElseThrow(),
                JsonNodeFactory.instance.objectNode().put("prompt", prompt),
                key,
                Repetition.ASK,
                FileAccess.NONE);
    }

    static Report succeeded() {
        Output picture = Output.at(URI.create("https://api18.dev/v1/files/p1"), Optional.empty());
        return new Report.Succeeded(List.of(picture), Optional.of(Usd.of("0.056")), Optional.empty(), Optional.empty());
    }

    static Job job(CompletableFuture<Outcome> outcome) {
        return ((JobResult) outcome.join()).job();
    }

    private record EverythingAllowed() implements ToolAccessConfig {
        @Override
        public Optional<List<String>> allow() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> deny() {
            return Optional.empty();
        }
    }
}
