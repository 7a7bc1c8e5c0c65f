package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.generation.failure.Rejections;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState.NotConfirmed;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.job.journal.JournalConfig;
import io.github.api18mcp.platform.Scheduler;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.provider.ServiceAccount;
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
 * Renews the leases of this process and takes over the jobs of processes that died: they are paid for. The same rounds expire
 * confirmations and delete old jobs.
 */
@Singleton
class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    /** Not at the start, which has to be quick, and not only at the first call, which may never come. */
    private static final Duration AFTER_START = Duration.ofSeconds(10);

    /** The call that opened the journal goes first. */
    private static final Duration AFTER_OPENING = Duration.ofMillis(500);

    private static final int RENEWALS_PER_LEASE = 3;
    private static final Duration PRUNING_INTERVAL = Duration.ofHours(1);

    private final Journal journal;
    private final JobRunRegistry runs;
    private final Providers providers;
    private final Duration retention;
    private final JobMetrics metrics;
    private final Scheduler scheduler;
    private final Clock clock;

    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Instant prunedAt = Instant.EPOCH;
    private volatile Set<JobId> untrackedBefore = Set.of();
    private volatile boolean failing;

    Recovery(
            Journal journal,
            JobRunRegistry runs,
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
        journal.whenOpened(() -> scheduler.after(AFTER_OPENING, this::startRounds));
        scheduler.after(AFTER_START, () -> {
            if (journal.exists()) {
                startRounds();
            }
        });
    }

    private void startRounds() {
        if (started.compareAndSet(false, true)) {
            round();
        }
    }

    private void round() {
        Instant now = clock.instant();
        runs.retryWrites();
        journal.renew(usableAccounts())
                .invoke(leased -> {
                    runs.keepOnly(leased.kept(), now);
                    leased.taken().forEach(runs::recover);
                })
                .chain(leased -> journal.leased(untrackedTwice(leased.kept())))
                .invoke(untracked -> untracked.forEach(runs::recover))
                .chain(untracked -> expireConfirmations())
                .chain(expired -> prune(now))
                .subscribe()
                .with(done -> succeeded(), this::failed);
    }

    /** Untracked in two rounds in a row, because a job that was just reserved may not have begun yet. */
    private Set<JobId> untrackedTwice(Set<JobId> leased) {
        Set<JobId> untracked = runs.untracked(leased);
        Set<JobId> twice = untracked.stream().filter(untrackedBefore::contains).collect(Collectors.toSet());
        untrackedBefore = untracked;
        return twice;
    }

    private Uni<Integer> expireConfirmations() {
        NotConfirmed expired = Rejections.notConfirmedInTime();
        return journal.expireConfirmations(expired).invoke(count -> IntStream.range(0, count)
                .forEach(one -> metrics.rejected(expired.error().type())));
    }

    private Uni<Integer> prune(Instant now) {
        if (now.isBefore(prunedAt.plus(PRUNING_INTERVAL))) {
            return Uni.createFrom().item(0);
        }
        prunedAt = now;
        return journal.prune(retention);
    }

    private void failed(Throwable failure) {
        if (!failing) {
            LOG.errorf(failure, "The journal cannot be used (%s)", journal.location());
        }
        failing = true;
        scheduleNext();
    }

    private void succeeded() {
        if (failing) {
            LOG.infof("The journal can be used again (%s)", journal.location());
        }
        failing = false;
        scheduleNext();
    }

    private void scheduleNext() {
        scheduler.after(journal.lease().dividedBy(RENEWALS_PER_LEASE), this::round);
    }

    /** Jobs of another account cannot be polled from here. */
    private Set<String> usableAccounts() {
        return providers.all().stream()
                .map(Provider::account)
                .filter(ServiceAccount::hasKey)
                .map(ServiceAccount::id)
                .collect(Collectors.toSet());
    }
}
