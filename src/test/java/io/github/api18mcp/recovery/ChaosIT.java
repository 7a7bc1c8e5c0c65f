package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.recovery.JournalFile.Entry;
import io.github.api18mcp.recovery.Trap.Sight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that share a journal are killed at every step of their calls, again and again: no paid job is lost by that, none is
 * paid for twice, and more is never charged than the journal says.
 *
 * <p>{@code -Dchaos.kills=1000} kills more of them, {@code -Dchaos.seed} aims at the same steps as an earlier run.
 */
class ChaosIT {

    private static final int KILLS = Integer.getInteger("chaos.kills", 15);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

    private static final int CALLS = 8;
    /** So many calls surely come to every step: one in ten jobs ends at once, and is never polled. */
    private static final int SURE = CALLS - 2;

    private static final int ANSWERS_A_SURE_CALL = 3;
    private static final int ROUNDS_OF_A_BYSTANDER = 3;

    private final Random random = new Random(SEED);

    @RegisterExtension
    final RecordingApi18 api18 = new RecordingApi18(new Random(SEED + 1));

    @RegisterExtension
    final Jar jar = new Jar();

    @TempDir
    Path directory;

    private final Toll toll = new Toll();
    private JournalFile journal;
    private JarProcess next;
    private Optional<Client> bystander = Optional.empty();

    @BeforeEach
    void aDesk() {
        jar.with("API18_KEY", "api18_0123456789abcdef")
                .with("API18_URL", api18.url())
                .with("API18MCP_DATA_DIR", directory)
                .with("API18MCP_LEASE", "1s")
                .with("API18MCP_POLL_FASTEST", "20ms")
                .with("API18MCP_POLL_SLOWEST", "50ms");
        journal = new JournalFile(directory.resolve("journal.db"));
        next = jar.start("stdio");
    }

    @Test
    void no_paid_job_is_lost_and_none_is_paid_for_twice() {
        System.out.printf("Chaos: %d kills, seed %d%n", KILLS, SEED);

        for (int round = 0; toll.kills() < KILLS; round++) {
            round(round);
        }
        Client survivor = joined("survivor ");
        survivor.awaitEveryEnd();

        Reckoning reckoning = new Reckoning(survivor.jobs(), journal.entries(), api18, toll);
        System.out.printf("Chaos: %s; spent and reserved %s%n", reckoning.figures(), survivor.held());
        reckoning.assertEveryEndIsTrue();
        reckoning.assertNothingWasSentTwice();
        reckoning.assertIdsWereWrittenFirst();
        reckoning.assertNothingIsForgotten();
        assertEnoughIsHeld(survivor);
        assertThat(toll.hits()).as("what was hit").containsKey(Step.FOLLOWED);
    }

    /** One is killed; the bystander lives on and takes over its jobs, until it is killed together with another. */
    private void round(int number) {
        if (bystander.isEmpty()) {
            Client other = joined("bystander %d, ".formatted(number));
            other.call(CALLS);
            bystander = Optional.of(other);
        }
        Client victim = joined("victim %d, ".formatted(number));
        List<Client> killed = new ArrayList<>(List.of(victim));
        if (number % ROUNDS_OF_A_BYSTANDER == ROUNDS_OF_A_BYSTANDER - 1) {
            killed.add(bystander.get());
            bystander = Optional.empty();
        }
        strike(Blow.values()[number % Blow.values().length], victim, () -> killed.forEach(Client::kill));
        killed.forEach(Client::awaitDeath);
        toll.add(killed, journal.entries(), api18);
    }

    /** Somebody new; the next process starts meanwhile. */
    private Client joined(String name) {
        Client client = new Client(name, next);
        next = jar.start("stdio");
        assertEnoughIsHeld(client);
        return client;
    }

    /** Others go on meanwhile: what they have charged since is not counted, and no longer what they have refunded. */
    private void assertEnoughIsHeld(Client client) {
        List<Commission> commissions = api18.commissions();
        assertThat(client.held())
                .as("spent and reserved (seed %d)", SEED)
                .isGreaterThanOrEqualTo(Commission.charged(commissions));
    }

    private void strike(Blow blow, Client victim, Runnable kill) {
        int nth = 1 + random.nextInt(SURE);
        switch (blow) {
            case ITS_CALLS_ARE_SENT -> {
                victim.call(CALLS);
                kill.run();
            }
            case A_JOB_IS_RESERVED -> killWhenWritten(entry -> true, nth, victim, kill);
            case A_REQUEST_ARRIVES -> killAt(Set.of(Sight.POST_ARRIVED), nth, victim, kill);
            case A_REQUEST_IS_ANSWERED -> killAt(Set.of(Sight.POST_ANSWERED), nth, victim, kill);
            case A_POLL_ARRIVES -> killAt(Set.of(Sight.POLL_ARRIVED), nth, victim, kill);
            case AN_END_IS_REPORTED -> killAt(Set.of(Sight.END_ANSWERED), nth, victim, kill);
            case AN_END_IS_WRITTEN -> killWhenWritten(Entry::isOver, nth, victim, kill);
            case AN_ANSWER_IS_GIVEN -> {
                victim.call(CALLS);
                victim.awaitAnswers(nth);
                kill.run();
            }
            case THE_SERVICE_ANSWERS_ANYTHING ->
                killAt(
                        EnumSet.of(Sight.POST_ANSWERED, Sight.POLL_ANSWERED, Sight.END_ANSWERED),
                        1 + random.nextInt(SURE * ANSWERS_A_SURE_CALL),
                        victim,
                        kill);
        }
    }

    private void killAt(Set<Sight> sights, int nth, Client victim, Runnable kill) {
        api18.set(new Trap(sights, nth, victim.name(), kill));
        victim.call(CALLS);
    }

    private void killWhenWritten(Predicate<Entry> wanted, int nth, Client victim, Runnable kill) {
        victim.call(CALLS);
        journal.awaitEntries(
                victim.since(), entry -> entry.prompt().startsWith(victim.name()) && wanted.test(entry), nth);
        kill.run();
    }
}
