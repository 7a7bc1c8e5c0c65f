package io.github.api18mcp.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.sandbox.art.RenderedFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The jobs of this process: the newest {@value #MOST}, until they expire. */
final class SandboxJobs {

    private static final int MOST = 10_000;

    private static final int SLOWNESS = 10;

    /** So that what shows only when one asks again is not missed by a job that ends at once. */
    private static final Duration POLLED_AT_LEAST = Duration.ofSeconds(1);

    private final Map<String, SandboxJob> jobs = new BoundedMap<>(MOST);
    private final Clock clock;
    private final Speed speed;

    SandboxJobs(Clock clock, Speed speed) {
        this.clock = clock;
        this.speed = speed;
    }

    SandboxJob accept(Model model, JsonNode input, Usd price, Set<TriggerWord> words, List<RenderedFile> outputs) {
        Instant now = clock.instant();
        SandboxJob job = new SandboxJob(
                RandomId.fresh(), model, input, price, words, now, end(now, model.typical(), words), outputs);
        jobs.put(job.id(), job);
        return job;
    }

    /** @throws SandboxException if there is none, or none any more */
    SandboxJob job(String id) {
        return find(id).orElseThrow(SandboxException::jobNotFound);
    }

    Optional<RenderedFile> output(OutputAddress address) {
        return find(address.job()).flatMap(job -> job.output(address.number(), clock.instant()));
    }

    private Optional<SandboxJob> find(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> clock.instant().isBefore(job.expires()));
    }

    private Instant end(Instant start, Duration typical, Set<TriggerWord> words) {
        if (words.contains(TriggerWord.NEVER) || words.contains(TriggerWord.GONE)) {
            return Instant.MAX;
        }
        Duration takes = speed.of(words.contains(TriggerWord.SLOW) ? typical.multipliedBy(SLOWNESS) : typical);
        boolean tooShort = words.contains(TriggerWord.POLL_BROKEN) && takes.compareTo(POLLED_AT_LEAST) < 0;
        return start.plus(tooShort ? POLLED_AT_LEAST : takes);
    }
}
