package io.github.api18mcp.job.journal;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.JobState.Sending;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.Repetition;
import io.github.api18mcp.job.WaitStatus;
import io.github.api18mcp.platform.Mode;
import io.smallrye.mutiny.Uni;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * How much time the journal adds to a call (reserved, accepted, completed, delivered), for one caller after the other
 * and for many at once.
 *
 * <pre>
 * ./mvnw -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) io.github.api18mcp.job.journal.JournalBenchmark
 * </pre>
 */
final class JournalBenchmark {

    private static final int CALLERS = 16;
    private static final int CALLS = 320;
    private static final int WARM_UP = 100;
    private static final int EARLIER = 20_000;
    private static final List<String> STEPS = List.of("reserve", "processing", "completed", "delivered", "in sum");

    /** Limits that are never reached. */
    private static final Map<Limit, BigDecimal> LIMITS = Map.of(
            Limit.PER_CALL, new BigDecimal(1_000_000),
            Limit.PER_DAY, new BigDecimal(1_000_000),
            Limit.PER_MONTH, new BigDecimal(1_000_000),
            Limit.TOTAL_PER_DAY, new BigDecimal(1_000_000),
            Limit.TOTAL_PER_MONTH, new BigDecimal(1_000_000),
            Limit.UNPRICED_PER_DAY, new BigDecimal(1_000_000));

    private final Journal journal;
    private final Clock clock = Clock.systemUTC();

    private JournalBenchmark(Journal journal) {
        this.journal = journal;
    }

    public static void main(String[] arguments) throws IOException {
        System.out.printf("%-42s", "milliseconds, median / 99th percentile");
        STEPS.forEach(step -> System.out.printf("%17s", step));
        System.out.println();
        measure("SQLite", new SqliteStorage(Journals.migratedFile()));
        try (EmbeddedPostgres server = durable()) {
            Storage storage = new PostgresStorage(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
            new Migration(storage).bringUpToDate(TestDatabase.sql(storage));
            measure("PostgreSQL", storage);
        }
    }

    /** Commits are synced to disk, unlike in tests. */
    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void measure(String name, Storage storage) {
        Journal journal = new Journal(
                storage,
                DatabaseExecutors.of(storage.maxConnections()),
                new Budget(LIMITS),
                Journals.LEASE,
                Clock.systemUTC());
        JournalBenchmark benchmark = new JournalBenchmark(journal);
        benchmark.calls(1, WARM_UP);
        print(name + ", one caller", benchmark.calls(1, CALLS));
        print(name + ", " + CALLERS + " callers", benchmark.calls(CALLERS, CALLS));
        fill(storage);
        print(name + ", one caller, a month of " + EARLIER, benchmark.calls(1, CALLS));
        print(name + ", " + CALLERS + " callers, a month of " + EARLIER, benchmark.calls(CALLERS, CALLS));
        journal.close();
    }

    private List<long[]> calls(int callers, int calls) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<CompletableFuture<List<long[]>>> all = IntStream.range(0, callers)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> callsOf(caller, calls / callers), threads))
                .toList();
        List<long[]> times = all.stream().flatMap(some -> some.join().stream()).toList();
        threads.shutdown();
        return times;
    }

    private List<long[]> callsOf(int caller, int calls) {
        List<long[]> times = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            times.add(call(request(caller)));
        }
        return times;
    }

    private long[] call(JobRequest request) {
        long[] moments = new long[STEPS.size()];
        moments[0] = System.nanoTime();
        Job job = ((Reservation.Created) answer(journal.reserve(wanted(request)))).job();
        moments[1] = System.nanoTime();
        answer(journal.write(job.in(JobStates.PROCESSING, clock.instant())));
        moments[2] = System.nanoTime();
        answer(journal.write(job.in(JobStates.completed("0.056"), clock.instant())));
        moments[3] = System.nanoTime();
        answer(journal.delivered(job.id()));
        moments[4] = System.nanoTime();
        long[] steps = new long[STEPS.size()];
        for (int step = 0; step < 4; step++) {
            steps[step] = moments[step + 1] - moments[step];
        }
        steps[4] = moments[4] - moments[0];
        return steps;
    }

    private static <T> T answer(Uni<T> question) {
        return question.await().indefinitely();
    }

    /** Each with a prompt of its own, as in real life. */
    private static JobRequest request(int caller) {
        return new JobRequest(
                new Owner(new Caller("caller-" + caller), Mode.LIVE),
                JobRequests.ACCOUNT,
                "api18",
                JobRequests.MODEL,
                OutputKind.IMAGE,
                JobRequests.saying("a lighthouse, " + UUID.randomUUID()),
                Optional.of(Usd.of("0.056")));
    }

    private static ReservationRequest wanted(JobRequest request) {
        return new ReservationRequest(request, WaitStatus.AWAITED, Optional.empty(), Optional.empty(), Repetition.ASK);
    }

    /** Jobs that ended earlier this month, which limits have to sum. */
    private static void fill(Storage storage) {
        Instant now = Instant.now();
        TestDatabase.sql(storage)
                .useTransaction(handle -> IntStream.range(0, EARLIER).forEach(number -> {
                    JobRequest request = request(number % CALLERS);
                    Job job = Job.fresh(request, new JobState.Reserved(Sending.NOT_BEGUN), now)
                            .in(JobStates.completed("0.056"), now);
                    JobRowMapper.insert(
                            handle,
                            job,
                            new ReservationRequest(
                                    request, WaitStatus.DELIVERED, Optional.empty(), Optional.empty(), Repetition.ASK));
                }));
    }

    private static void print(String name, List<long[]> times) {
        System.out.printf("%-42s", name);
        for (int step = 0; step < STEPS.size(); step++) {
            int of = step;
            long[] sorted = times.stream().mapToLong(time -> time[of]).sorted().toArray();
            System.out.printf("%8.1f /%7.1f", millis(sorted, 50), millis(sorted, 99));
        }
        System.out.println();
    }

    private static double millis(long[] sorted, int percentile) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
    }
}
