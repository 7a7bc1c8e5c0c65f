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

/** The jobs of this process. Keeps the newest {@value #MAX_JOBS} until they expire. */
final class SandboxJobs {

    private static final int MAX_JOBS = 10_000;

    private static final int SLOW_FACTOR = 10;

    /** A job with {@code #poll-500} lasts at least this long. If it ended at once, it would never be polled. */
    private static final Duration MIN_POLLED_DURATION = Duration.ofSeconds(1);

    private final Map<String, SandboxJob> jobs = new BoundedMap<>(MAX_JOBS);
    private final Clock clock;
    private final Speed speed;

    SandboxJobs(Clock clock, Speed speed) {
        this.clock = clock;
        this.speed = speed;
    }

    SandboxJob start(Model model, JsonNode input, Usd price, Set<TriggerWord> words, List<RenderedFile> outputs) {
        Instant now = clock.instant();
        SandboxJob job = new SandboxJob(
                RandomId.generate(), model, input, price, words, now, end(now, model.typical(), words), outputs);
        jobs.put(job.id(), job);
        return job;
    }

    /** @throws SandboxException if the job does not exist or has expired */
    SandboxJob get(String id) {
        return find(id).orElseThrow(SandboxException::jobNotFound);
    }

    /** Whether an earlier process made it, as far as can be told. */
    boolean isOfEarlierProcess(String id) {
        return RandomId.isOne(id) && !jobs.containsKey(id);
    }

    Optional<RenderedFile> output(SandboxOutputAddress address) {
        return find(address.jobId()).flatMap(job -> job.output(address.number(), clock.instant()));
    }

    private Optional<SandboxJob> find(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> clock.instant().isBefore(job.expiresAt()));
    }

    private Instant end(Instant start, Duration typical, Set<TriggerWord> words) {
        if (words.contains(TriggerWord.NEVER) || words.contains(TriggerWord.GONE)) {
            return Instant.MAX;
        }
        Duration duration = speed.scale(words.contains(TriggerWord.SLOW) ? typical.multipliedBy(SLOW_FACTOR) : typical);
        boolean tooShort = words.contains(TriggerWord.POLL_BROKEN) && duration.compareTo(MIN_POLLED_DURATION) < 0;
        return start.plus(tooShort ? MIN_POLLED_DURATION : duration);
    }
}
