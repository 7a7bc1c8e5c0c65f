package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.WaitStatus;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Every job, its state and its money, shared by all processes of one machine or all replicas of one service. A {@link Uni}
 * fails with {@link JournalUnavailableException}, or with a defect of this program. The database is opened when it is first needed.
 */
public class Journal {

    private final Database database;
    private final DatabaseExecutors workers;
    private final Clock clock;
    private final Ledger ledger;
    private final Leases leases;
    private final Reservations reservations;

    /** Refused to their callers because the connection broke; they may have been written all the same. */
    private final Set<JobId> doubtful = ConcurrentHashMap.newKeySet();

    Journal(Storage storage, DatabaseExecutors workers, Budget budget, Duration leaseLength, Clock clock) {
        this.database = new Database(storage, workers);
        this.workers = workers;
        this.clock = clock;
        this.ledger = new Ledger(budget);
        Lease lease = Lease.of(leaseLength);
        this.leases = new Leases(lease);
        this.reservations = new Reservations(ledger, lease);
    }

    /** Where it is, in words for the operator. */
    public String place() {
        return database.storage().toString();
    }

    /** Why it is not safe there, in words for the operator. */
    public Optional<String> misplaced() {
        return database.storage().misplaced();
    }

    /** Whether there may be one already, told without opening it. */
    public boolean exists() {
        return database.storage().exists();
    }

    /** Whether it can be written, found out at the least cost; where there is none yet, whether there can be one. Makes none. */
    public Uni<Void> look() {
        return database.look();
    }

    /** Runs the task once it is open. */
    public void whenOpened(Runnable task) {
        database.whenOpened(task);
    }

    /** How long this process may be silent before another takes over its jobs. */
    public Duration lease() {
        return leases.lease().length();
    }

    /** Decides in one transaction what a call gets: a job that is there, a new one, or none. */
    public Uni<Reservation> reserve(ReservationRequest wanted) {
        JobState first = wanted.needsConfirmation() ? new JobState.AwaitingConfirmation() : new JobState.Recorded();
        Job fresh = Job.fresh(wanted.request(), first, clock.instant());
        return database.<Reservation>write(handle -> reservations.reserve(handle, wanted, fresh))
                .onFailure()
                .invoke(failure -> doubtful.add(fresh.id()));
    }

    /** The job, now to be submitted; empty where it does not await confirmation, or not any more. */
    public Uni<Optional<Job>> confirm(Job job, WaitStatus waitStatus) {
        Job confirmed = job.in(new JobState.Recorded(), clock.instant());
        return database.write(handle -> reservations.confirm(handle, confirmed, waitStatus, clock.instant()));
    }

    /** Writes a job's new state. */
    public Uni<Void> write(Job job) {
        return changed(handle -> JobWrites.write(handle, job));
    }

    /** The caller of this job has stopped waiting for it: the next identical call may have it. */
    public Uni<Void> abandon(JobId id) {
        return changed(handle -> JobWrites.abandon(handle, id, clock.instant()));
    }

    /** The caller has been told how this job ended: a later identical call asks for a new one. */
    public Uni<Void> delivered(JobId id) {
        return changed(handle -> JobWrites.delivered(handle, id));
    }

    /** Somebody has found out whether a job was charged; empty where there is none that is in doubt. */
    public Uni<Optional<Job>> settle(JobId id, Charged charged) {
        return database.write(handle -> JobWrites.settle(handle, id, charged));
    }

    /** Empty where this owner has no such job. */
    public Uni<Optional<Job>> find(Owner owner, JobId id) {
        return database.read(handle -> JobQueries.find(handle, owner, id));
    }

    /** Newest first; one job more than the limit says that there are more. */
    public Uni<List<Job>> list(Owner owner, JobFilter filter) {
        return database.read(handle -> JobQueries.list(handle, owner, filter));
    }

    /** The ids of this owner's jobs that begin so, newest first. */
    public Uni<List<JobId>> ids(Owner owner, String prefix, int most) {
        return database.read(handle -> JobQueries.ids(handle, owner, prefix, most));
    }

    /** Every limit that is set, and what of it this owner has used. */
    public Uni<List<Allowance>> allowances(Owner owner) {
        return database.read(handle -> ledger.allowances(handle, owner, clock.instant()));
    }

    /** What this owner spent in the last so many days, today among them. */
    public Uni<Spending> spending(Owner owner, int days) {
        return database.read(handle -> ledger.spending(handle, owner, days, clock.instant()));
    }

    /** Jobs that cost more than was quoted for them, of all owners, newest first. */
    public Uni<List<Job>> aboveQuote(int most) {
        return database.read(handle -> JobQueries.aboveQuote(handle, most));
    }

    /**
     * Says that this process lives, and takes over the jobs of those that died.
     *
     * @param accounts whose jobs it can ask for
     */
    public Uni<LeasedJobs> renew(Set<String> accounts) {
        Set<JobId> refused = Set.copyOf(doubtful);
        // Two transactions, for each has rows of its own to lock, and another process may have them the other way
        // round.
        return database.write(handle -> {
                    JobWrites.forget(handle, refused);
                    return leases.renew(handle);
                })
                .invoke(kept -> doubtful.removeAll(refused))
                .chain(kept -> database.write(handle -> leases.takeOver(handle, accounts))
                        .map(taken -> new LeasedJobs(kept, taken)));
    }

    /** Those of the jobs that this process holds. */
    public Uni<List<Job>> held(Set<JobId> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : database.read(handle -> leases.held(handle, ids));
    }

    /** Ends the jobs whose price nobody confirmed in time. */
    public Uni<Integer> expireConfirmations(JobState.NotConfirmed state) {
        return database.write(handle -> JobRetention.expireConfirmations(handle, state, clock.instant()));
    }

    /** Forgets what ended so long ago, but nothing that a limit still counts. */
    public Uni<Integer> prune(Duration retention) {
        return database.write(handle -> JobRetention.prune(handle, retention, clock.instant()));
    }

    /**
     * Ends: what was asked for is written, and other processes may take over at once. Only then, for what was still being taken
     * over here would else be held by a process that is gone.
     */
    void close() {
        if (workers.end()) {
            database.atLast(leases::release);
        }
        database.close();
    }

    private Uni<Void> changed(Consumer<Handle> change) {
        return database.write(handle -> {
            change.accept(handle);
            return null;
        });
    }
}
