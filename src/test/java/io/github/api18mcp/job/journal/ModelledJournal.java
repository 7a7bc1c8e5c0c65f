package io.github.api18mcp.job.journal;

import static io.github.api18mcp.job.journal.JournalSpec.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobFilter;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.AwaitingConfirmation;
import io.github.api18mcp.job.JobState.Processing;
import io.github.api18mcp.job.JobState.Reserved;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.Settlement;
import io.github.api18mcp.job.Spending;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.job.journal.Reservation.Created;
import io.github.api18mcp.job.journal.Reservation.Existing;
import io.github.api18mcp.job.journal.Reservation.Held;
import io.github.api18mcp.job.journal.Reservation.KeyTaken;
import io.github.api18mcp.job.journal.Reservation.LimitExceeded;
import io.github.api18mcp.job.journal.Reservation.TakenOver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Two processes with one journal, and beside it a plain list of jobs to which the same happens. */
final class ModelledJournal implements AutoCloseable {

    private static final List<Owner> OWNERS =
            List.of(JobRequests.ADA, JobRequests.BEN, JobRequests.ADA, JobRequests.ADA_AT_PLAY);
    private static final List<String> PRICES = List.of("0.05", "0.30", "0.30", "0.60", "1.01", "");
    private static final Optional<Usd> CONFIRM_ABOVE = Optional.of(Usd.of("0.50"));
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final JobFilter ALL = JobFilter.newest(100);

    private final Path file = Journals.migratedFile();
    private final SettableClock clock = new SettableClock();
    private final List<Journal> opened = new ArrayList<>();
    private final List<Journal> processes = new ArrayList<>(List.of(opened(), opened()));
    private final List<ModelJob> jobs = new ArrayList<>();
    private final ModelLimits limits = new ModelLimits(jobs, clock);
    private int looks;

    private Journal opened() {
        Journal journal = Journals.atOnce(file, clock, ModelLimits.LIMITS);
        opened.add(journal);
        return journal;
    }

    void reserve(int process, int owner, int price, int waitStatus, int key, int again) {
        // No two jobs of one moment: their order would be undefined.
        clock.pass(Duration.ofMillis(1));
        JobRequest request = request(OWNERS.get(owner % OWNERS.size()), PRICES.get(price % PRICES.size()));
        ReservationRequest wanted = new ReservationRequest(
                request,
                waitStatus % 4 == 0 ? WaitStatus.UNATTENDED : WaitStatus.AWAITED,
                key % 3 == 0 ? Optional.of(new IdempotencyKey("a_tool", "k" + key % 2)) : Optional.empty(),
                CONFIRM_ABOVE,
                again % 4 == 0 ? Repetition.PAY_AGAIN : Repetition.ASK);

        Reservation got = answer(journal(process).reserve(wanted));

        Optional<ModelJob> there = wanted.key().isPresent() ? named(wanted) : abandoned(wanted);
        Optional<ModelJob> inDoubt = wanted.key().isPresent() || there.isPresent() ? Optional.empty() : inDoubt(wanted);
        if (there.isPresent() && wanted.key().isPresent()) {
            Job named = there.get().job;
            boolean same = named.request().arguments().equals(request.arguments());
            assertThat(got).isEqualTo(same ? continued(there.get(), process % 2) : new KeyTaken(named.id()));
        } else if (there.isPresent()) {
            assertThat(got).isEqualTo(adopted(there.get(), wanted, process % 2));
        } else if (inDoubt.isPresent()) {
            assertThat(got).isEqualTo(new Held(inDoubt.get().job));
        } else if (!limits.fit(request)) {
            assertThat(got).isInstanceOf(LimitExceeded.class);
            assertThat(limits.fits(((LimitExceeded) got).allowance().limit(), request))
                    .isFalse();
        } else {
            assertThat(got).isInstanceOf(Created.class);
            ModelJob fresh = new ModelJob(((Created) got).job(), wanted);
            assertThat(fresh.is(AwaitingConfirmation.class))
                    .isEqualTo(request.quoted().isPresent()
                            && request.quoted().get().compareTo(CONFIRM_ABOVE.get()) > 0);
            if (fresh.is(Reserved.class)) {
                fresh.heldBy(process % 2);
            }
            fresh.awaitedBy(process % 2);
            jobs.add(fresh);
        }
    }

    void write(int which, int process, int state) {
        job(which, it -> true, it -> {
            JobState next = it.next(state);
            Job written = it.job.in(next, clock.instant());
            answer(journal(process).write(written));
            if (it.mayBecome(next)) {
                it.job = written;
                if (next.ended()) {
                    it.heldByNobody();
                }
            }
        });
    }

    void settle(int which, int mind) {
        Settlement settlement = mind % 2 == 0 ? Settlement.CHARGED : Settlement.FREE;
        job(which, it -> true, it -> {
            Optional<Job> settled = answer(journal(0).settle(it.job.id(), settlement));
            if (it.ended() && it.job.state().charged() == Charged.UNKNOWN) {
                it.job = it.job.settled(settlement);
                assertThat(settled).contains(it.job);
            } else {
                assertThat(settled).isEmpty();
            }
        });
    }

    void confirm(int which, int process, int waitStatus) {
        WaitStatus given = waitStatus % 3 == 0 ? WaitStatus.UNATTENDED : WaitStatus.AWAITED;
        job(which, it -> it.job.request().quoted().filter(it.counts()::equals).isPresent(), it -> {
            Optional<Job> confirmed = answer(journal(process).confirm(it.job, given));
            if (it.is(AwaitingConfirmation.class) && isWithin(it.job.createdAt(), Duration.ofMinutes(15))) {
                it.job = it.job.in(new Reserved(Sending.NOT_BEGUN), clock.instant());
                it.waitStatus = given;
                it.heldBy(process % 2);
                it.awaitedBy(process % 2);
                assertThat(confirmed).contains(it.job);
            } else {
                assertThat(confirmed).isEmpty();
            }
        });
    }

    void abandon(int which) {
        job(which, it -> true, it -> {
            answer(journal(0).abandon(it.job.id()));
            boolean unanswered = it.waitStatus == WaitStatus.UNATTENDED && it.awaiter.isPresent();
            if (it.waitStatus == WaitStatus.AWAITED || unanswered) {
                it.waitStatus = unanswered ? WaitStatus.UNATTENDED : WaitStatus.ABANDONED;
                it.abandonedAt = Optional.of(clock.instant());
                it.awaitedByNobody();
            }
        });
    }

    void submitted(int which) {
        job(which, it -> true, it -> {
            answer(journal(0).submitted(it.job.id()));
            if (it.waitStatus == WaitStatus.UNATTENDED) {
                it.abandonedAt = Optional.empty();
                it.awaitedByNobody();
            }
        });
    }

    /** The request may be sent from now on, or was declined. */
    void sending(int which, int process, int declined) {
        job(which, it -> it.is(Reserved.class), it -> {
            Optional<Job> marked = answer(
                    declined % 3 == 0
                            ? journal(process).notSent(it.job)
                            : journal(process).sending(it.job));
            if (it.holds(process % 2)) {
                it.job = it.job.with(new Reserved(declined % 3 == 0 ? Sending.NOT_BEGUN : Sending.MAY_HAVE_BEGUN));
                assertThat(marked).contains(it.job);
            } else {
                assertThat(marked).isEmpty();
            }
        });
    }

    void delivered(int which) {
        job(which, it -> true, it -> {
            answer(journal(0).delivered(it.job.id()));
            if (it.ended() && it.waitStatus != WaitStatus.SUPERSEDED) {
                it.waitStatus = WaitStatus.DELIVERED;
                it.awaitedByNobody();
            }
        });
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    void lapse() {
        int lapsed = answer(journal(0).expireConfirmations(JobStates.NOT_CONFIRMED));

        List<ModelJob> due = jobs.stream()
                .filter(it -> it.is(AwaitingConfirmation.class))
                .filter(it -> !isWithin(it.job.createdAt(), Duration.ofMinutes(15)))
                .toList();
        due.forEach(it -> it.job = it.job.in(JobStates.NOT_CONFIRMED, clock.instant()));
        assertThat(lapsed).isEqualTo(due.size());
    }

    void prune() {
        int pruned = answer(journal(0).prune(RETENTION));

        int before = jobs.size();
        jobs.removeIf(it -> it.job.endedAt().isPresent()
                && !isWithin(it.job.endedAt().get(), RETENTION)
                && it.day().isBefore(limits.today().withDayOfMonth(1)));
        assertThat(pruned).isEqualTo(before - jobs.size());
    }

    /** The process falls silent, and another takes its place. */
    void die(int process) {
        for (ModelJob it : jobs) {
            if (it.holds(process % 2)) {
                it.orphanedAt = Optional.of(clock.instant());
                ends("lease_until", it);
            }
            if (it.isAwaitedBy(process % 2)) {
                it.forsakenAt = Optional.of(clock.instant());
                ends("awaited_until", it);
            }
        }
        processes.set(process % 2, opened());
    }

    private void ends(String claim, ModelJob it) {
        TestDatabase.sql(new SqliteStorage(file))
                .useHandle(handle -> handle.execute(
                        "update job set " + claim + " = ? where id = ?",
                        clock.instant().toEpochMilli(),
                        it.job.id().value()));
    }

    void renew(int process) {
        LeasedJobs held = answer(journal(process).renew(Set.of(JobRequests.ACCOUNT)));

        assertThat(held.kept())
                .containsExactlyInAnyOrderElementsOf(jobs.stream()
                        .filter(it -> it.holds(process % 2))
                        .map(it -> it.job.id())
                        .toList());
        List<ModelJob> orphans = jobs.stream()
                .filter(it -> it.is(Reserved.class) || it.is(Processing.class))
                .filter(ModelJob::isOrphan)
                .toList();
        assertThat(held.taken())
                .containsExactlyInAnyOrderElementsOf(
                        orphans.stream().map(it -> it.job).toList());
        orphans.forEach(it -> it.heldBy(process % 2));
    }

    /** Checks one owner after each step, in turn; each sees the effects of the others' steps as well. */
    void assertAgreement() {
        assertAgreement(OWNERS.get(looks++ % OWNERS.size()));
    }

    private void assertAgreement(Owner owner) {
        List<ModelJob> mine = jobs.stream()
                .filter(it -> it.job.request().owner().equals(owner))
                .sorted(Comparator.comparing((ModelJob it) -> it.job.createdAt())
                        .reversed())
                .toList();
        assertThat(answer(journal(1).list(owner, ALL)))
                .isEqualTo(mine.stream().map(it -> it.job).toList());
        Spending spending = answer(journal(0).spending(owner, 9999));
        assertThat(spending.spent()).isEqualTo(ModelLimits.sum(mine, ModelJob::ended));
        assertThat(spending.reserved()).isEqualTo(ModelLimits.sum(mine, it -> !it.ended()));
        spending.limits().forEach(allowance -> {
            assertThat(allowance.used()).isEqualByComparingTo(limits.used(allowance.limit(), owner));
            assertThat(allowance.used()).isLessThanOrEqualTo(allowance.max());
        });
    }

    void assertFinalAgreement() {
        OWNERS.forEach(this::assertAgreement);
    }

    @Override
    public void close() {
        opened.forEach(Journal::close);
    }

    private Optional<ModelJob> named(ReservationRequest wanted) {
        return oldest(
                wanted,
                it -> it.key.equals(wanted.key())
                        && isWithin(it.job.createdAt(), Duration.ofHours(24))
                        && (!it.ended() || it.job.state().charged() != Charged.NO));
    }

    private Optional<ModelJob> abandoned(ReservationRequest wanted) {
        return oldest(
                wanted,
                it -> it.isIdentical(wanted)
                        && (wanted.waitStatus() == WaitStatus.AWAITED && mayStillBeAgreedTo(it)
                                || it.isWorthHaving() && wasLeft(it, wanted.waitStatus())));
    }

    /** A caller who pays again means the jobs they were told of. */
    private Optional<ModelJob> inDoubt(ReservationRequest wanted) {
        List<ModelJob> doubtful = jobs.stream()
                .filter(it -> it.job.request().owner().equals(wanted.request().owner()))
                .filter(it -> it.isIdentical(wanted) && it.hasNoResult())
                .toList();
        if (wanted.repetition() == Repetition.PAY_AGAIN) {
            doubtful.stream()
                    .filter(it -> it.waitStatus == WaitStatus.DELIVERED)
                    .forEach(it -> it.waitStatus = WaitStatus.SUPERSEDED);
        }
        return doubtful.stream()
                .filter(it -> it.waitStatus != WaitStatus.SUPERSEDED)
                .filter(it -> it.job.state().settlement().isEmpty())
                .filter(it -> isWithin(it.job.endedAt().orElseThrow(), Duration.ofMinutes(30)))
                .max(Comparator.comparing(it -> it.job.createdAt()));
    }

    private Optional<ModelJob> oldest(ReservationRequest wanted, Predicate<ModelJob> fitting) {
        return jobs.stream()
                .filter(it -> it.job.request().owner().equals(wanted.request().owner()))
                .filter(fitting)
                .min(Comparator.comparing(it -> it.job.createdAt()));
    }

    private boolean mayStillBeAgreedTo(ModelJob it) {
        return it.is(AwaitingConfirmation.class)
                && it.waitStatus != WaitStatus.UNATTENDED
                && isWithin(it.job.createdAt(), Duration.ofMinutes(15));
    }

    private boolean wasLeft(ModelJob it, WaitStatus by) {
        WaitStatus left = by == WaitStatus.AWAITED ? WaitStatus.ABANDONED : WaitStatus.UNATTENDED;
        Optional<Instant> since = it.waitStatus == left && it.abandonedAt.isPresent()
                ? it.abandonedAt
                : it.forsakenAt.filter(death -> it.waitStatus == by);
        return since.filter(moment -> isWithin(moment, Duration.ofMinutes(30))).isPresent();
    }

    private Reservation adopted(ModelJob it, ReservationRequest wanted, int process) {
        it.waitStatus = wanted.waitStatus();
        it.abandonedAt = Optional.empty();
        it.awaitedBy(process);
        return continued(it, process);
    }

    private Reservation continued(ModelJob it, int process) {
        if (it.ended() || it.is(AwaitingConfirmation.class) || !it.isOrphan()) {
            return new Existing(it.job);
        }
        it.heldBy(process);
        if (it.waitStatus == WaitStatus.AWAITED || it.waitStatus == WaitStatus.UNATTENDED) {
            it.awaitedBy(process);
        }
        if (it.job.state() instanceof Reserved recorded && recorded.sending() == Sending.NOT_BEGUN) {
            it.job = it.job.restarted(clock.instant());
            return new Created(it.job);
        }
        return new TakenOver(it.job);
    }

    private boolean isWithin(Instant moment, Duration span) {
        return !moment.isBefore(clock.instant().minus(span));
    }

    private Journal journal(int process) {
        return processes.get(process % 2);
    }

    private void job(int which, Predicate<ModelJob> fitting, Consumer<ModelJob> step) {
        List<ModelJob> candidates = jobs.stream().filter(fitting).toList();
        if (!candidates.isEmpty()) {
            step.accept(candidates.get(which % candidates.size()));
        }
    }

    private static JobRequest request(Owner owner, String price) {
        return price.isEmpty() ? JobRequests.unpriced(owner) : JobRequests.costing(price, owner);
    }
}
