package io.github.api18mcp.generation;

import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.NotConfirmed;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalConfig;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Says again and again that this process lives, and takes over the jobs of those that died: they are paid for. What is due by
 * the clock is done on the way.
 */
@Singleton
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    /** Not at the start, which has to be quick; and not only at the first call, which may never come. */
    private static final Duration AFTER_THE_START = Duration.ofSeconds(10);

    /** The call that opened it goes first. */
    private static final Duration AFTER_THE_OPENING = Duration.ofMillis(500);

    private static final int RENEWALS_A_LEASE = 3;
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

    private final Journal journal;
    private final JobRuns runs;
    private final Providers providers;
    private final Duration retention;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Instant prunedAt = Instant.EPOCH;
    private volatile Set<JobId> straysBefore = Set.of();
    private volatile boolean failing;

    Recovery(
            Journal journal,
            JobRuns runs,
            Providers providers,
            JournalConfig config,
            JobMetrics metrics,
            Scheduler scheduler,
            Clock clock) {
        this.journal = journal;
        this.runs = runs;
        this.providers = providers;
        this.retention = config.retention();
        this.metrics = metrics;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        journal.whenOpened(() -> scheduler.after(AFTER_THE_OPENING, this::begin));
        scheduler.after(AFTER_THE_START, () -> {
            if (journal.exists()) {
                begin();
            }
        });
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            round();
        }
    }

    private void round() {
        Instant now = clock.instant();
        runs.rewrite();
        journal.renew(accounts())
                .invoke(held -> {
                    runs.keep(held.kept(), now);
                    held.taken().forEach(runs::follow);
                })
                .chain(held -> journal.held(strays(held.kept())))
                .invoke(strays -> strays.forEach(runs::follow))
                .chain(strays -> due(now))
                .subscribe()
                .with(done -> next(), this::failed);
    }

    /** Twice in a row, for what was just reserved may still have to begin. */
    private Set<JobId> strays(Set<JobId> kept) {
        Set<JobId> now = runs.strays(kept);
        Set<JobId> twice = now.stream().filter(straysBefore::contains).collect(Collectors.toSet());
        straysBefore = now;
        return twice;
    }

    private Uni<Integer> due(Instant now) {
        NotConfirmed lapse = Refusals.notConfirmedInTime();
        Uni<Integer> lapsed = journal.lapse(lapse).invoke(count -> IntStream.range(0, count)
                .forEach(one -> metrics.refused(lapse.error().type())));
        if (now.isBefore(prunedAt.plus(BETWEEN_PRUNINGS))) {
            return lapsed;
        }
        prunedAt = now;
        return lapsed.chain(count -> journal.prune(retention));
    }

    private void failed(Throwable failure) {
        if (!failing) {
            LOG.errorf("The journal cannot be used: %s (%s)", failure.getMessage(), journal.place());
        }
        failing = true;
        again();
    }

    private void next() {
        if (failing) {
            LOG.infof("The journal can be used again (%s)", journal.place());
        }
        failing = false;
        again();
    }

    private void again() {
        scheduler.after(journal.lease().dividedBy(RENEWALS_A_LEASE), this::round);
    }

    /** Of services that can be used: jobs of another account nobody here can ask for. */
    private Set<String> accounts() {
        return providers.all().stream()
                .filter(Provider::hasKey)
                .map(Provider::account)
                .collect(Collectors.toSet());
    }
}
