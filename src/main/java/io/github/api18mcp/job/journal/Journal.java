package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservations.Rival;
import io.github.api18mcp.platform.Mode;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * All jobs with their state and their money, shared by all processes of one machine or all replicas of one service. A
 * {@link Uni} fails with {@link JournalUnavailableException}, or because of a defect. The database is opened when it is
 * first needed.
 */
public class Journal {

    /** Between two looks at an identical call of another process. */
    private static final Duration RIVAL_INTERVAL = Duration.ofMillis(100);

    private final Database database;
    private final DatabaseExecutors executors;
    private final Clock clock;
    private final SpendingSums ledger;
    private final Holder holder;
    private final Leases leases;
    private final Reservations reservations;
    private final ImageStore images;
    private final UploadLinks uploads;

    /** Reservations whose transaction failed. Their calls were refused, but the commit may have succeeded. */
    private final Set<JobId> uncertain = ConcurrentHashMap.newKeySet();

    Journal(Storage storage, DatabaseExecutors executors, Budget budget, Duration leaseLength, Clock clock) {
        this.database = new Database(storage, executors);
        this.executors = executors;
        this.clock = clock;
        this.ledger = new SpendingSums(budget);
        this.holder = new Holder(storage);
        Lease lease = new Lease(holder, leaseLength);
        this.leases = new Leases(lease);
        this.reservations = new Reservations(ledger, lease);
        this.images = new ImageStore(database, clock);
        this.uploads = new UploadLinks(database, clock);
    }

    /** The input images of callers. */
    public ImageStore images() {
        return images;
    }

    /** The links to which callers upload images. */
    public UploadLinks uploads() {
        return uploads;
    }

    /** The location of the database, for the operator. */
    public String location() {
        return database.storage().toString();
    }

    /** Why the location is not safe, for the operator. */
    public Optional<String> locationWarning() {
        return database.storage().locationWarning();
    }

    /** Whether a journal may exist already. Does not open it. */
    public boolean exists() {
        return database.storage().exists();
    }

    /** Checks that the journal can be written, or created if there is none. Does not create it. */
    public Uni<Void> probe() {
        return database.probe();
    }

    /** Runs the task once the journal has been opened. */
    public void whenOpened(Runnable task) {
        database.whenOpened(task);
    }

    /** The length of a lease: how long this process may be silent before another takes over its jobs. */
    public Duration lease() {
        return leases.lease().length();
    }

    Holder holder() {
        return holder;
    }

    /** Decides in one transaction whether a call gets a new job, an earlier one, or none. */
    public Uni<Reservation> reserve(ReservationRequest request) {
        JobState first = request.needsConfirmation()
                ? new JobState.AwaitingConfirmation()
                : new JobState.Reserved(Sending.NOT_BEGUN);
        Job fresh = Job.fresh(request.request(), first, clock.instant());
        return reserve(request, fresh, 0).onFailure().invoke(failure -> uncertain.add(fresh.id()));
    }

    private Uni<Reservation> reserve(ReservationRequest request, Job fresh, int looks) {
        return database.write(handle -> reservations.reserve(
                        handle,
                        request,
                        fresh,
                        RIVAL_INTERVAL.multipliedBy(looks).compareTo(holder.delay()) < 0 ? Rival.WAIT : Rival.IGNORE))
                .chain(reservation -> reservation
                        .map(decided -> Uni.createFrom().item(decided))
                        .orElseGet(() -> Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(RIVAL_INTERVAL)
                                .chain(() -> reserve(request, fresh, looks + 1))));
    }

    /** Confirms a job, which may then be submitted. Empty if it does not await confirmation any more. */
    public Uni<Optional<Job>> confirm(Job job, WaitStatus waitStatus) {
        Job confirmed = job.in(new JobState.Reserved(Sending.NOT_BEGUN), clock.instant());
        return database.write(handle -> reservations.confirm(handle, confirmed, waitStatus, clock.instant()));
    }

    /** The key that authenticates answers to confirmations. All processes that share this journal have the same. */
    public Uni<byte[]> confirmationKey() {
        return database.write(AnsweredConfirmations::key);
    }

    /**
     * Records that the answer to a confirmation was used.
     *
     * @param id of the question
     * @param expiry when the answer is no longer accepted anyway, so that it need not be remembered
     * @return whether it was not used before
     */
    public Uni<Boolean> useConfirmation(String id, Instant expiry) {
        return database.write(handle -> AnsweredConfirmations.use(handle, id, expiry, clock.instant()));
    }

    /** Writes a job's new state. The job as it is now: another process may have written meanwhile how it ended. */
    public Uni<Job> write(Job job) {
        return database.write(handle -> JobWrites.write(handle, job));
    }

    /**
     * Marks that the request of a reserved job may be sent from now on. Empty if this process does not hold the job any more, so
     * that it must not send anything.
     */
    public Uni<Optional<Job>> sending(Job job) {
        return database.write(handle -> JobWrites.sending(handle, job, Sending.MAY_HAVE_BEGUN, holder.name()));
    }

    /** Marks that the request was declined or did not leave this process, so that nothing was charged so far. */
    public Uni<Optional<Job>> notSent(Job job) {
        return database.write(handle -> JobWrites.sending(handle, job, Sending.NOT_BEGUN, holder.name()));
    }

    /** Marks that the caller stopped waiting: the next identical call picks the job up. */
    public Uni<Void> abandon(JobId id) {
        return changed(handle -> JobWrites.abandon(handle, id, clock.instant()));
    }

    /** Marks that a caller who does not wait for the end was told the id of their job. */
    public Uni<Void> submitted(JobId id) {
        return changed(handle -> JobWrites.submitted(handle, id));
    }

    /** Marks that the end was delivered: a later identical call begins a new job, unless this one is in doubt. */
    public Uni<Void> delivered(JobId id) {
        return changed(handle -> JobWrites.delivered(handle, id));
    }

    /** Records what a person found out about the money of any owner's job. Empty if there is no such job in doubt. */
    public Uni<Optional<Job>> settle(JobId id, Settlement settlement) {
        return database.write(handle -> JobWrites.settle(handle, id, settlement));
    }

    /** Writes how an ended job ended after all. False if another process has written something else meanwhile. */
    public Uni<Boolean> correct(Job before, Job after) {
        return database.write(handle -> JobWrites.correct(handle, before, after));
    }

    /** A job of any owner, for the operator. */
    public Uni<Optional<Job>> find(JobId id) {
        return database.read(handle -> JobQueries.find(handle, id));
    }

    /** Empty if this owner has no such job. */
    public Uni<Optional<Job>> find(Owner owner, JobId id) {
        return database.read(handle -> JobQueries.find(handle, owner, id));
    }

    /** Newest first. Returns one job more than the limit if there are more. */
    public Uni<List<Job>> list(Owner owner, JobFilter filter) {
        return database.read(handle -> JobQueries.list(handle, owner, filter));
    }

    /** Jobs of all callers, for the operator. */
    public Uni<List<Job>> list(Mode mode, JobFilter filter) {
        return database.read(handle -> JobQueries.list(handle, mode, filter));
    }

    /** Ended jobs of all callers that may or may not have been charged, newest first. */
    public Uni<List<Job>> inDoubt(Mode mode, int max) {
        return database.read(handle -> JobQueries.inDoubt(handle, mode, max));
    }

    /** The ids of this owner's jobs that start with a prefix, newest first. */
    public Uni<List<JobId>> ids(Owner owner, String prefix, int max) {
        return database.read(handle -> JobQueries.ids(handle, owner, prefix, max));
    }

    /** Every limit that is set, and how much of it this owner has used. */
    public Uni<List<Allowance>> allowances(Owner owner) {
        return database.read(handle -> ledger.allowances(handle, owner, clock.instant()));
    }

    /** What this owner spent in the last days, including today. */
    public Uni<Spending> spending(Owner owner, int days) {
        return database.read(handle -> ledger.spending(handle, owner, days, clock.instant()));
    }

    /** Jobs of all owners that cost more than their quote, newest first. */
    public Uni<List<Job>> aboveQuote(int max) {
        return database.read(handle -> JobQueries.aboveQuote(handle, max));
    }

    /**
     * Renews the leases of this process, and takes over the jobs of processes that died.
     *
     * @param accounts the accounts whose jobs this process can poll
     */
    public Uni<LeasedJobs> renew(Set<String> accounts) {
        Set<JobId> refused = Set.copyOf(uncertain);
        // Two transactions, because each locks its own rows, and another process may lock them in the opposite
        // order.
        return database.write(handle -> {
                    holder.ensureLocked();
                    JobWrites.forget(handle, refused);
                    return leases.renew(handle);
                })
                .invoke(kept -> uncertain.removeAll(refused))
                .chain(kept -> database.write(handle -> leases.takeOver(handle, accounts))
                        .map(taken -> new LeasedJobs(kept, taken)));
    }

    /** Those of the jobs whose lease this process holds. */
    public Uni<List<Job>> leased(Set<JobId> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : database.read(handle -> leases.leased(handle, ids));
    }

    /** Ends the jobs whose price nobody confirmed in time. */
    public Uni<Integer> expireConfirmations(JobState.NotConfirmed state) {
        return database.write(handle -> JobRetention.expireConfirmations(handle, state, clock.instant()));
    }

    /** Deletes jobs that ended longer ago than the retention, except those that a limit still counts. */
    public Uni<Integer> prune(Duration retention) {
        return database.write(handle -> JobRetention.prune(handle, retention, clock.instant()));
    }

    /**
     * Closes the journal. Pending statements are executed first; then the leases are released, so that other processes
     * can take over at once. In the opposite order, a job that is just being taken over would stay leased to a process
     * that is gone.
     */
    void close() {
        if (executors.shutDown()) {
            database.runAtShutdown(leases::release);
        }
        holder.close();
        database.close();
    }

    private Uni<Void> changed(Consumer<Handle> change) {
        return database.write(handle -> {
            change.accept(handle);
            return null;
        });
    }
}
