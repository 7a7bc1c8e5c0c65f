package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.JournalDatabase;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.recovery.JournalFile.JobEntry;
import io.github.api18mcp.recovery.KillTrigger.ServiceEvent;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that share a journal are killed at every step of their calls, again and again, and their callers send again what was
 * not answered. No paid job is lost, none is paid for twice, and the services never charge more than the journal says.
 *
 * <p>{@code -Dchaos.kills=1000} kills more of them, {@code -Dchaos.seed} aims at the same steps as an earlier run.
 */
class ChaosIT {

    private static final int KILLS = Integer.getInteger("chaos.kills", 10);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

    private static final int CALLS = 8;
    /** Enough calls to reach every step: one in ten jobs ends at once and is never polled. */
    private static final int SURE = CALLS - 2;

    private static final int ANSWERS_A_SURE_CALL = 3;
    private static final int ROUNDS_OF_A_BYSTANDER = 3;

    private final Random random = new Random(SEED);

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final RecordingApi18 api18 = new RecordingApi18(new Random(SEED + 1));

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path directory;

    private final KillRecord killRecord = new KillRecord();
    private JournalFile journal;
    private JarProcess next;
    private Optional<StdioCaller> bystander = Optional.empty();
    private List<String> unanswered = List.of();
    private int repeated;

    private void prepare(JournalDatabase database) {
        jar.with("API18_KEY", "api18_0123456789abcdef")
                .with("API18_URL", api18.url())
                .with("API18MCP_DATA_DIR", directory)
                .with("API18MCP_BUDGET_PER_DAY_USD", "none")
                .with("API18MCP_LEASE", "5s")
                .with("API18MCP_POLL_FASTEST", "20ms")
                .with("API18MCP_POLL_SLOWEST", "50ms");
        if (database == JournalDatabase.SQLITE) {
            journal = JournalFile.sqlite(directory.resolve("journal.db"));
        } else {
            String name = POSTGRES.database();
            POSTGRES.journal(jar, name);
            journal = new JournalFile(POSTGRES.url(name));
        }
        next = jar.start("stdio");
    }

    @ParameterizedTest
    @EnumSource
    void no_paid_job_is_lost_and_none_is_paid_for_twice(JournalDatabase database) {
        System.out.printf("Chaos on %s: %d kills, seed %d%n", database, KILLS, SEED);
        prepare(database);

        for (int round = 0; killRecord.kills() < KILLS; round++) {
            round(round);
        }
        StdioCaller survivor = joined("survivor ");
        survivor.repeat(unanswered);
        Map<String, JsonObject> answers = survivor.answersToRepeatedCalls();
        survivor.awaitEveryEnd();

        JournalAudit audit = new JournalAudit(survivor.jobs(), journal.entries(), api18, killRecord);
        System.out.printf(
                "Chaos on %s: %s; calls sent again %d; spent and reserved %s%n",
                database, audit.figures(), repeated + unanswered.size(), survivor.held());
        assertThat(answers.values()).allSatisfy(answer -> assertThat(answer.getString("status"))
                .isIn("completed", "failed", "unknown", "processing"));
        audit.assertEveryEndIsTrue();
        audit.assertNothingWasPaidForTwice();
        audit.assertIdsWereWrittenFirst();
        audit.assertNothingIsForgotten();
        assertEnoughIsHeld(survivor);
        assertThat(killRecord.hits()).as("what was hit").containsKey(CallStep.FOLLOWED);
    }

    /** Kills one process. The bystander takes over its jobs, until it is killed together with another. */
    private void round(int number) {
        if (bystander.isEmpty()) {
            StdioCaller other = joined("bystander %d, ".formatted(number));
            other.call(CALLS);
            bystander = Optional.of(other);
        }
        StdioCaller victim = joined("victim %d, ".formatted(number));
        victim.repeat(unanswered);
        repeated += unanswered.size();
        List<StdioCaller> killed = new ArrayList<>(List.of(victim));
        if (number % ROUNDS_OF_A_BYSTANDER == ROUNDS_OF_A_BYSTANDER - 1) {
            killed.add(bystander.get());
            bystander = Optional.empty();
        }
        strike(KillPoint.values()[number % KillPoint.values().length], victim, () -> killed.forEach(StdioCaller::kill));
        killed.forEach(StdioCaller::awaitDeath);
        killRecord.add(killed, journal.entries(), api18);
        unanswered = killed.stream()
                .flatMap(caller -> caller.unanswered().stream())
                .distinct()
                .toList();
    }

    /** A new process; the next one starts meanwhile. */
    private StdioCaller joined(String name) {
        StdioCaller client = new StdioCaller(name, next);
        next = jar.start("stdio");
        assertEnoughIsHeld(client);
        return client;
    }

    /** Other calls go on meanwhile: charges since then are not counted, and refunds since then are. */
    private void assertEnoughIsHeld(StdioCaller client) {
        List<AcceptedJob> commissions = api18.commissions();
        assertThat(client.held())
                .as("spent and reserved (seed %d)", SEED)
                .isGreaterThanOrEqualTo(AcceptedJob.charged(commissions));
    }

    private void strike(KillPoint killPoint, StdioCaller victim, Runnable kill) {
        int nth = 1 + random.nextInt(SURE);
        switch (killPoint) {
            case ITS_CALLS_ARE_SENT -> {
                victim.call(CALLS);
                kill.run();
            }
            case A_JOB_IS_RESERVED -> killWhenWritten(entry -> true, nth, victim, kill);
            case A_REQUEST_ARRIVES -> killAt(Set.of(ServiceEvent.POST_ARRIVED), nth, victim, kill);
            case A_REQUEST_IS_ANSWERED -> killAt(Set.of(ServiceEvent.POST_ANSWERED), nth, victim, kill);
            case A_POLL_ARRIVES -> killAt(Set.of(ServiceEvent.POLL_ARRIVED), nth, victim, kill);
            case AN_END_IS_REPORTED -> killAt(Set.of(ServiceEvent.END_ANSWERED), nth, victim, kill);
            case AN_END_IS_WRITTEN -> killWhenWritten(JobEntry::isOver, nth, victim, kill);
            case AN_ANSWER_IS_GIVEN -> {
                victim.call(CALLS);
                victim.awaitAnswers(nth);
                kill.run();
            }
            case THE_SERVICE_ANSWERS_ANYTHING ->
                killAt(
                        EnumSet.of(ServiceEvent.POST_ANSWERED, ServiceEvent.POLL_ANSWERED, ServiceEvent.END_ANSWERED),
                        1 + random.nextInt(SURE * ANSWERS_A_SURE_CALL),
                        victim,
                        kill);
        }
    }

    private void killAt(Set<ServiceEvent> events, int nth, StdioCaller victim, Runnable kill) {
        api18.set(new KillTrigger(events, nth, victim.name(), kill));
        victim.call(CALLS);
    }

    private void killWhenWritten(Predicate<JobEntry> wanted, int nth, StdioCaller victim, Runnable kill) {
        victim.call(CALLS);
        journal.awaitEntries(
                victim.since(), entry -> entry.prompt().startsWith(victim.name()) && wanted.test(entry), nth);
        kill.run();
    }
}
