package io.github.api18mcp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.Served;
import io.github.api18mcp.generation.LeaseHistory.Change;
import io.github.api18mcp.provider.api18.SharedApi18;
import io.github.api18mcp.provider.api18.SharedApi18.Door;
import io.github.api18mcp.provider.api18.SharedApi18.Mood;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that share a journal share its jobs: each job is tracked by one of them, and by another when that one stops
 * or dies.
 */
@Timeout(240)
class ReplicasIT {

    private static final Logger LOG = Logger.getLogger(ReplicasIT.class);

    /** Short: if a busy machine is taken for dead, the tests still hold. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final SharedApi18 service = new SharedApi18();

    @RegisterExtension
    final Jar jar = new Jar().flag("-Dapi18mcp.poll.fastest=500ms").flag("-Dapi18mcp.poll.slowest=500ms");

    @TempDir
    Path directory;

    private String database;
    private Door doorOfA;
    private Door doorOfB;
    private Door doorOfC;

    @BeforeEach
    void aServiceWithThreeDoors() {
        doorOfA = service.door();
        doorOfB = service.door();
        doorOfC = service.door();
        database = POSTGRES.database();
        POSTGRES.journal(jar, database);
    }

    @Test
    void the_jobs_of_a_replica_that_dies_are_finished_by_those_that_live_each_by_one() throws InterruptedException {
        lease(LEASE);
        Served a = replica(doorOfA);
        Served b = replica(doorOfB);
        Served c = replica(doorOfC);
        Stream.of(a, b, c).forEach(ReplicasIT::open);
        LeaseHistory holdings = LeaseHistory.of(POSTGRES.sql(database));
        Map<String, String> jobs = submitted(a, 50);

        long killed = holdings.now();
        a.process().kill().ended();
        service.await("others ask for all", () -> polls(doorOfB, doorOfC).containsAll(jobs.values()));
        completesAll(b, jobs);

        Map<String, List<Change>> changes = holdings.byJob();
        assertThat(changes).containsOnlyKeys(jobs.keySet());
        assertThat(changes).allSatisfy((job, hands) -> {
            assertThat(takeovers(hands)).isNotEmpty().allSatisfy(taken -> assertThat(taken.at())
                    .isGreaterThanOrEqualTo(killed));
            assertThat(askersBesideA(jobs.get(job)))
                    .hasSizeBetween(1, takeovers(hands).size());
            assertThat(last(hands).to()).isEmpty();
        });
        // Not asserted: how soon a busy machine takes over says nothing about the program.
        LOG.infof("The last of 50 jobs was taken over %.2f leases after the kill", leases(killed, changes.values()));
    }

    @Test
    void a_replica_that_is_stopped_hands_its_jobs_over_before_its_lease_runs_out() throws InterruptedException {
        Served a = replica(doorOfA);
        Served b = replica(doorOfB);
        Stream.of(a, b).forEach(ReplicasIT::open);
        LeaseHistory holdings = LeaseHistory.of(POSTGRES.sql(database));
        Map<String, String> jobs = submitted(a, 10);

        a.process().terminate().ended();
        service.await("the other asks for all", () -> doorOfB.polls().containsAll(jobs.values()));
        completesAll(b, jobs);

        assertThat(holdings.byJob()).containsOnlyKeys(jobs.keySet());
        assertThat(holdings.byJob().values()).allSatisfy(hands -> {
            assertThat(hands).hasSize(4);
            assertThat(takeovers(hands)).isEmpty();
        });
    }

    @Test
    void a_job_is_picked_up_from_a_replica_that_does_not_follow_it_and_does_not_ask_the_service()
            throws InterruptedException {
        Served a = replica(doorOfA);
        Served b = replica(doorOfB);
        String job = submitted(a, 1).keySet().iterator().next();
        assertThat(get(b, job, 0).getString("status")).isEqualTo("processing");
        Iterator<JsonObject> waiting = b.calling("get_job", picked(job, 50));
        LeaseHistory holdings = LeaseHistory.of(POSTGRES.sql(database));
        long lease = holdings.leaseOf(job);

        service.await("a new lease", () -> holdings.leaseOf(job) > lease);
        assertThat(holdings.now()).isLessThan(lease);
        service.finish();
        JsonObject ended = Served.answer(waiting);

        assertThat(ended.getString("status")).isEqualTo("completed");
        assertThat(ended.getJsonArray("outputs")).hasSize(1);
        assertThat(doorOfB.polls()).isEmpty();
    }

    @Test
    void what_a_replica_that_died_had_been_called_for_is_not_paid_for_again() throws InterruptedException {
        lease(LEASE);
        Served a = replica(doorOfA);
        Served b = replica(doorOfB);
        open(b);
        JsonObject cat = new JsonObject().put("prompt", "A cat");
        a.calling("hera_1_0_text_to_image", cat);
        service.await("it is followed", () -> !polls(doorOfA, doorOfB).isEmpty());

        a.process().kill().ended();
        service.await("the other asks for it", () -> !doorOfB.polls().isEmpty());
        service.finish();
        JsonObject again = b.call("hera_1_0_text_to_image", cat);

        assertThat(again.getString("status")).isEqualTo("completed");
        assertThat(again.getBoolean("reused")).isTrue();
        assertThat(service.paidRequests()).isEqualTo(1);
    }

    @Test
    void what_a_replica_had_sent_when_it_died_is_not_sent_again() throws InterruptedException {
        lease(LEASE);
        Served a = replica(doorOfA);
        Served b = replica(doorOfB);
        service.is(Mood.SILENT);
        open(b);
        a.calling("submit_job", picture(1));
        service.await("it is sent", () -> doorOfA.paidRequests() == 1);

        a.process().kill().ended();
        JsonObject sent = list(b, new JsonObject()).get(0);
        JsonObject ended = get(b, sent.getString("job_id"), 50);

        assertThat(ended.getString("status")).isEqualTo("unknown");
        assertThat(ended.getString("charged")).isEqualTo("unknown");
        assertThat(ended.getJsonObject("error").getString("type")).isEqualTo("outcome_unknown");
        assertThat(service.paidRequests()).isEqualTo(1);
    }

    @Test
    void on_one_desk_the_jobs_of_a_program_that_dies_are_finished_by_another() throws InterruptedException {
        lease(LEASE);
        jar.with("API18MCP_DATABASE_URL", "").with("API18MCP_DATA_DIR", directory);
        JarProcess a = doorOfA.leads(jar).start("stdio");
        JarProcess b = doorOfB.leads(jar).start("stdio");
        call(b.greet(), "list_jobs", new JsonObject());
        a.greet();
        Map<String, String> jobs = submitted(picture -> call(a, "submit_job", picture), 5);

        a.kill().ended();
        service.await("the other asks for all", () -> doorOfB.polls().containsAll(jobs.values()));
        service.finish();

        assertThat(jobs.keySet()).allSatisfy(job -> assertThat(
                        call(b, "get_job", picked(job, 50)).getString("status"))
                .isEqualTo("completed"));
        assertThat(service.paidRequests()).isEqualTo(5);
    }

    private void lease(Duration length) {
        jar.with("API18MCP_LEASE", length.toSeconds() + "s");
    }

    private Served replica(Door door) {
        return Served.by(door.leads(jar));
    }

    /** A call that opens the journal, at which recovery begins. */
    private static void open(Served replica) {
        assertThat(list(replica, new JsonObject())).isEmpty();
    }

    private Map<String, String> submitted(Served replica, int many) {
        return submitted(picture -> replica.call("submit_job", picture), many);
    }

    /** The service's ids by our ids. */
    private static Map<String, String> submitted(Function<JsonObject, JsonObject> submit, int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> submit.apply(picture(number)))
                .collect(Collectors.toMap(job -> job.getString("job_id"), job -> job.getString("provider_job_id")));
    }

    private static JsonObject picture(int number) {
        return new JsonObject()
                .put("model", SharedApi18.MODEL)
                .put("arguments", new JsonObject().put("prompt", "Cat number " + number));
    }

    /** Nobody polls: a list is read from the journal. */
    private void completesAll(Served replica, Map<String, String> jobs) {
        service.finish();
        JsonObject filter = new JsonObject().put("status", "completed").put("limit", 100);
        List<JsonObject> completed = list(replica, filter);
        while (completed.size() < jobs.size()) {
            completed = list(replica, filter);
        }
        assertThat(completed)
                .extracting(job -> job.getString("job_id"))
                .containsExactlyInAnyOrderElementsOf(jobs.keySet());
    }

    private static List<JsonObject> list(Served replica, JsonObject filter) {
        return replica.call("list_jobs", filter).getJsonArray("jobs").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject get(Served replica, String job, int seconds) {
        return replica.call("get_job", picked(job, seconds));
    }

    private static JsonObject picked(String job, int seconds) {
        return new JsonObject().put("job_id", job).put("wait_seconds", seconds);
    }

    private static JsonObject call(JarProcess program, String tool, JsonObject arguments) {
        return program.send(Messages.call(1, tool, arguments))
                .answer(1)
                .getJsonObject("result")
                .getJsonObject("structuredContent");
    }

    private static Set<String> polls(Door... doors) {
        return Stream.of(doors).flatMap(door -> door.polls().stream()).collect(Collectors.toSet());
    }

    private List<Door> askersBesideA(String providerJobId) {
        return Stream.of(doorOfB, doorOfC)
                .filter(door -> door.polls().contains(providerJobId))
                .toList();
    }

    /** Changes from process to process without a gap. */
    private static List<Change> takeovers(List<Change> hands) {
        return hands.stream()
                .filter(change -> change.from().isPresent() && change.to().isPresent())
                .toList();
    }

    private static Change last(List<Change> hands) {
        return hands.get(hands.size() - 1);
    }

    private static double leases(long since, Collection<List<Change>> changes) {
        long last = changes.stream()
                .map(hands -> takeovers(hands).get(0).at())
                .max(Long::compare)
                .orElseThrow();
        return (double) (last - since) / LEASE.toMillis();
    }
}
