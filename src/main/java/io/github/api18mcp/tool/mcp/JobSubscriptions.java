package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.JobRetrieval;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.platform.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Notices when the resource of a job changes, whichever process tracks the job. */
@Singleton
public class JobSubscriptions {

    private static final Logger LOG = Logger.getLogger(JobSubscriptions.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final JobRetrieval jobs;
    private final Mode mode;
    private final Scheduler scheduler;

    JobSubscriptions(JobRetrieval jobs, Mode mode, Scheduler scheduler) {
        this.jobs = jobs;
        this.mode = mode;
        this.scheduler = scheduler;
    }

    /**
     * Watches the job until it ends.
     *
     * @param onChange run after every change of the job's resource
     * @return ends the subscription; empty if the caller has no job with this resource
     */
    public Uni<Optional<Runnable>> subscribe(Caller caller, String uri, Runnable onChange) {
        Owner owner = new Owner(caller, mode);
        return JobResources.jobId(uri)
                .map(id -> jobs.find(owner, id)
                        .map(found -> found.map(job -> {
                            Watch watch = new Watch(owner, job, onChange);
                            watch.schedule();
                            return (Runnable) watch::end;
                        })))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private final class Watch {

        private final Owner owner;
        private final Runnable onChange;
        private Job latest;
        private Runnable timer = () -> {};
        private boolean ended;

        private Watch(Owner owner, Job job, Runnable onChange) {
            this.owner = owner;
            this.latest = job;
            this.onChange = onChange;
        }

        private synchronized void schedule() {
            if (!ended && !latest.state().ended()) {
                timer = scheduler.after(INTERVAL, this::check);
            }
        }

        private synchronized void end() {
            ended = true;
            timer.run();
        }

        private void check() {
            JobId id = latest().id();
            jobs.find(owner, id)
                    .onFailure()
                    .invoke(failure -> LOG.debugf(failure, "%s: the journal cannot be read", id))
                    .onFailure()
                    .recoverWithItem(Optional.empty())
                    .subscribe()
                    .with(found -> {
                        found.filter(this::changed).ifPresent(job -> onChange.run());
                        schedule();
                    });
        }

        private synchronized Job latest() {
            return latest;
        }

        private synchronized boolean changed(Job job) {
            boolean changed = !ended && !job.equals(latest);
            latest = job;
            return changed;
        }
    }
}
