package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.WaitStatus;
import io.smallrye.mutiny.Uni;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real journals for tests. */
public final class Journals {

    public static final Duration LEASE = Duration.ofSeconds(15);

    private Journals() {}

    /** In a new SQLite file; every answer is complete when the call returns. */
    public static Journal atOnce(Clock clock) {
        return atOnce(file(), clock, Map.of());
    }

    public static Journal atOnce(Path file, Clock clock, Map<Limit, BigDecimal> limits) {
        return new Journal(
                new SqliteStorage(file),
                new DatabaseExecutors(new LastFirstExecutor(), Runnable::run),
                new Budget(limits),
                LEASE,
                clock);
    }

    /** A job that was just reserved. */
    public static Job reserved(Journal journal, JobRequest request) {
        ReservationRequest wanted =
                new ReservationRequest(request, WaitStatus.AWAITED, Optional.empty(), Optional.empty(), Repetition.ASK);
        return ((Reservation.Created) journal.reserve(wanted).await().indefinitely()).job();
    }

    /** A journal that tests can extend. */
    public static class AtOnce extends Journal {

        public AtOnce(Clock clock) {
            super(
                    new SqliteStorage(file()),
                    new DatabaseExecutors(new LastFirstExecutor(), Runnable::run),
                    new Budget(Map.of()),
                    LEASE,
                    clock);
        }
    }

    /** Records what was written, and fails to write if told so. */
    public static final class Recording extends AtOnce {

        public final List<JobState> states = new ArrayList<>();
        public boolean broken;

        public Recording(Clock clock) {
            super(clock);
        }

        @Override
        public Uni<Job> write(Job job) {
            states.add(job.state());
            return broken
                    ? Uni.createFrom().failure(new JournalUnavailableException(new IOException("disk full")))
                    : super.write(job);
        }
    }

    /** Every probe fails with this failure. */
    public static Journal failing(Throwable failure) {
        return new Journal(
                new SqliteStorage(file()),
                new DatabaseExecutors(new LastFirstExecutor(), Runnable::run),
                new Budget(Map.of()),
                LEASE,
                Clock.systemUTC()) {
            @Override
            public Uni<Void> probe() {
                return Uni.createFrom().failure(failure);
            }
        };
    }

    /** In a folder of its own that is deleted with the process. */
    public static Path file() {
        try {
            Path folder = Files.createTempDirectory("journal");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("journal.db");
            for (String part : List.of("", "-wal", "-shm", ".lock")) {
                new File(file + part).deleteOnExit();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with existing tables, which is faster. */
    static Path migratedFile() {
        try {
            return Files.copy(Template.FILE, file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Template {

        private static final Path FILE = migrated(file());

        private static Path migrated(Path file) {
            Storage storage = new SqliteStorage(file);
            new Migration(storage).bringUpToDate(TestDatabase.sql(storage));
            return file;
        }
    }
}
