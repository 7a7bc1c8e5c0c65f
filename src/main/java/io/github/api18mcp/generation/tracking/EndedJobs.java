package io.github.api18mcp.generation.tracking;

import io.github.api18mcp.generation.failure.ServiceFailures;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.Providers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Jobs that were given up although they are paid for. When a caller gets one, the service is asked once more. */
@Singleton
public class EndedJobs {

    private static final Logger LOG = Logger.getLogger(EndedJobs.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Providers providers;
    private final Journal journal;
    private final Clock clock;

    public EndedJobs(Providers providers, Journal journal, Clock clock) {
        this.providers = providers;
        this.journal = journal;
        this.clock = clock;
    }

    /** The job as its service says now; as it was if nothing new is said. Never fails. */
    public Uni<Job> askedAgain(Job job) {
        return provider(job).map(provider -> asked(provider, job)).orElseGet(() -> Uni.createFrom()
                .item(job));
    }

    private Optional<Provider> provider(Job job) {
        return Optional.of(job)
                .filter(Job::mayHaveEndedOtherwise)
                .flatMap(ended -> providers.byName(ended.request().provider()))
                .filter(Provider::canBePolled)
                .filter(provider -> provider.account().id().equals(job.request().account()));
    }

    private Uni<Job> asked(Provider provider, Job job) {
        return provider.report(
                        job.state().providerJobId().orElseThrow(), job.request().arguments())
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(answer -> new ServiceFailures(provider.service()).afterAll(job, answer, clock.instant()))
                .chain(found -> found.map(state -> corrected(job, state))
                        .orElseGet(() -> Uni.createFrom().item(job)))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s: the service could not be asked once more", job.id()))
                .onFailure()
                .recoverWithItem(job);
    }

    private Uni<Job> corrected(Job job, JobState end) {
        Job after = job.in(end, clock.instant());
        LOG.infof("%s: %s after all", job.id(), after.status().word());
        return journal.correct(job, after).replaceWith(after);
    }
}
