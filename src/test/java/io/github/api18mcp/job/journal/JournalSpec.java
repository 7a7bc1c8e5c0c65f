package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The behaviour of a journal, whichever database it uses. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class JournalSpec {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Parameter
    TestDatabase database;

    final SettableClock clock = new SettableClock();

    private final List<Journal> processes = new ArrayList<>();
    private Storage storage;

    @BeforeEach
    void prepare() {
        storage = database.migrated();
    }

    @AfterEach
    void end() {
        processes.forEach(Journal::close);
    }

    /** The journal of one more process. */
    final Journal process() {
        return process(Map.of());
    }

    final Journal process(Map<Limit, BigDecimal> limits) {
        return process(DatabaseExecutors.of(1), limits, Journals.LEASE);
    }

    final Journal process(DatabaseExecutors workers, Map<Limit, BigDecimal> limits, Duration lease) {
        Journal journal = new Journal(storage, workers, new Budget(limits), lease, clock);
        processes.add(journal);
        return journal;
    }

    /** With as many threads as in production. */
    final Journal busyProcess(Map<Limit, BigDecimal> limits) {
        return process(DatabaseExecutors.of(storage.maxConnections()), limits, Journals.LEASE);
    }

    static Map<Limit, BigDecimal> limit(Limit limit, String most) {
        return Map.of(limit, new BigDecimal(most));
    }

    final Jdbi sql() {
        return TestDatabase.sql(storage);
    }

    final long rows() {
        return sql().<Long, RuntimeException>withHandle(handle ->
                handle.createQuery("select count(*) from job").mapTo(Long.class).one());
    }

    /** Expires the lease of the process that holds the job. */
    final void silent(Job job) {
        sql().useHandle(handle -> handle.createUpdate(
                        "update job set lease_until = :now, awaited_until = :now where id = :id")
                .bind("now", clock.instant().toEpochMilli())
                .bind("id", job.id().value())
                .execute());
    }

    /** Ends a process as a kill does: the system releases its lock, and its leases stay. */
    static void kill(Journal journal) {
        journal.holder().close();
    }

    static <T> T answer(Uni<T> question) {
        return question.await().atMost(LONGEST);
    }

    static ReservationRequest awaited(JobRequest request) {
        return new ReservationRequest(request, WaitStatus.AWAITED, Optional.empty(), Optional.empty(), Repetition.ASK);
    }

    static ReservationRequest submitted(JobRequest request) {
        return new ReservationRequest(
                request, WaitStatus.UNATTENDED, Optional.empty(), Optional.empty(), Repetition.ASK);
    }

    static ReservationRequest named(JobRequest request, String key) {
        return named(request, "a_tool", key);
    }

    static ReservationRequest named(JobRequest request, String tool, String key) {
        return new ReservationRequest(
                request,
                WaitStatus.AWAITED,
                Optional.of(new IdempotencyKey(tool, key)),
                Optional.empty(),
                Repetition.ASK);
    }

    static ReservationRequest toConfirmAbove(String usd, JobRequest request) {
        return new ReservationRequest(
                request, WaitStatus.AWAITED, Optional.empty(), Optional.of(Usd.of(usd)), Repetition.ASK);
    }

    static Reservation reserve(Journal journal, ReservationRequest wanted) {
        return answer(journal.reserve(wanted));
    }

    static Job fresh(Journal journal, JobRequest request) {
        return fresh(journal, awaited(request));
    }

    static Job fresh(Journal journal, ReservationRequest wanted) {
        return ((Created) reserve(journal, wanted)).job();
    }

    static Job existing(Journal journal, ReservationRequest wanted) {
        return ((Existing) reserve(journal, wanted)).job();
    }

    final Job write(Journal journal, Job job, JobState state) {
        Job now = job.in(state, clock.instant());
        answer(journal.write(now));
        return now;
    }

    /** The caller of the job stopped waiting. */
    final Job abandoned(Journal journal, JobRequest request) {
        Job job = fresh(journal, request);
        answer(journal.abandon(job.id()));
        return job;
    }

    static void assertSpent(Journal journal, String spent, String reserved) {
        Spending spending = answer(journal.spending(JobRequests.ADA, 1));
        assertThat(spending.spent()).isEqualTo(Usd.of(spent));
        assertThat(spending.reserved()).isEqualTo(Usd.of(reserved));
    }

    static Job found(Journal journal, Job job) {
        return answer(journal.find(job.request().owner(), job.id())).orElseThrow();
    }

    static Usd held(Journal journal, Owner owner) {
        Spending spending = answer(journal.spending(owner, 1));
        return new Usd(spending.spent().amount().add(spending.reserved().amount()));
    }
}
