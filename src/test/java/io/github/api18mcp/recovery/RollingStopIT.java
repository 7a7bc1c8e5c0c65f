package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.BearerTokens;
import io.github.api18mcp.Jar;
import io.github.api18mcp.Postgres;
import io.github.api18mcp.Served;
import io.github.api18mcp.provider.api18.SharedApi18;
import io.github.api18mcp.provider.api18.SharedApi18.Door;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two replicas behind one address are one server to their callers, also while they are replaced one after the other.
 */
@Timeout(300)
class RollingStopIT {

    private static final String SLOW = "A slow cat";
    private static final String QUICK = "A quick cat";

    private record Replica(Served program, Door door) {

        boolean isSent(String pace) {
            return door.prompts().stream().anyMatch(prompt -> prompt.startsWith(pace));
        }
    }

    private record MadeCall(SdkCaller agent, String prompt, JsonObject job) {

        String status() {
            return job.getString("status");
        }

        /** Polls until the job has ended. */
        MadeCall pickedUp() {
            MadeCall call = this;
            while (call.status().equals("processing")) {
                call = new MadeCall(agent, prompt, agent.get(job.getString("job_id"), 50));
            }
            return call;
        }
    }

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @RegisterExtension
    final SharedApi18 service = new SharedApi18();

    /** No call ends by itself before its job does. */
    @RegisterExtension
    final Jar jar = new Jar()
            .flag("-Dapi18mcp.poll.fastest=500ms")
            .flag("-Dapi18mcp.poll.slowest=500ms")
            .with("API18MCP_WAIT", "1h");

    @RegisterExtension
    final LoadBalancer address = new LoadBalancer(LoadBalancer.Choice.BY_CALLER);

    private final List<SdkCaller> agents = new ArrayList<>();
    private final ExecutorService calling = Executors.newCachedThreadPool();
    private volatile boolean over;
    private Replica a;
    private Replica b;

    @BeforeEach
    void twoReplicas() {
        POSTGRES.journal(jar, POSTGRES.database()).with("API18MCP_ACCESS_TOKENS_FILE", BearerTokens.file("ann", "ben"));
        a = joined();
        b = joined();
    }

    @AfterEach
    void everybodyLeaves() {
        over = true;
        calling.shutdownNow();
        agents.forEach(SdkCaller::close);
    }

    @Test
    void a_job_submitted_to_one_replica_is_picked_up_from_the_other() throws InterruptedException {
        SdkCaller ann = agent("ann");
        String job = ann.submit("A cat").getString("job_id");
        address.remove(a.program().address());
        ann.atProgress(service::finish);
        JsonObject picked = ann.get(job, 50);

        assertThat(picked.getString("status")).isEqualTo("completed");
        assertThat(a.door().prompts()).containsExactly("A cat");
        assertThat(b.door().prompts()).isEmpty();
    }

    @Test
    void on_every_replica_callers_have_their_own_jobs_and_strangers_are_not_let_in() throws InterruptedException {
        String anns = agent("ann").submit("A cat").getString("job_id");
        SdkCaller ben = agent("ben");

        assertThat(ben.get(anns, 0).encode()).contains("job_not_found");
        address.remove(b.program().address());
        assertThat(ben.get(anns, 0).encode()).contains("job_not_found");
        assertThatThrownBy(() -> agent("eve").get(anns, 0))
                .hasRootCauseInstanceOf(McpHttpClientTransportAuthorizationException.class);
    }

    @Test
    void a_rolling_stop_loses_no_job_of_a_call_and_pays_for_none_twice() throws InterruptedException {
        service.finish(prompt -> prompt.startsWith(QUICK));
        List<CompletableFuture<List<MadeCall>>> callers = Stream.of("ann", "ben")
                .flatMap(name -> Stream.of(SLOW, QUICK, QUICK + ", too").map(cat -> calling(name, cat)))
                .toList();
        service.await("a slow one on each", () -> a.isSent(SLOW) && b.isSent(SLOW));

        Replica nextA = replaced(a);
        Replica nextB = replaced(b);
        service.await("calls of the new ones", () -> nextA.isSent(QUICK) && nextB.isSent(QUICK));
        over = true;
        service.finish();

        List<MadeCall> calls =
                callers.stream().flatMap(caller -> caller.join().stream()).toList();
        assertThat(calls).extracting(MadeCall::status).containsOnly("completed", "processing");
        assertThat(calls).extracting(call -> call.job().getBoolean("reused")).containsOnly(false);
        assertThat(calls)
                .filteredOn(call -> call.status().equals("processing"))
                .extracting(MadeCall::prompt)
                .contains("A slow cat of ann 1", "A slow cat of ben 1");
        assertThat(calls)
                .extracting(MadeCall::pickedUp)
                .extracting(MadeCall::status)
                .containsOnly("completed");
        assertThat(service.prompts())
                .containsExactlyInAnyOrderElementsOf(
                        calls.stream().map(MadeCall::prompt).toList());
    }

    private Replica joined() {
        Door door = service.door();
        Replica replica = new Replica(Served.by(door.leads(jar)), door);
        address.add(replica.program().address());
        return replica;
    }

    private Replica replaced(Replica old) throws InterruptedException {
        address.remove(old.program().address());
        old.program().process().terminate();
        Replica next = joined();
        old.program().process().ended();
        return next;
    }

    /** Calls one after the other until told to stop. */
    private CompletableFuture<List<MadeCall>> calling(String name, String cat) {
        SdkCaller agent = agent(name);
        return CompletableFuture.supplyAsync(() -> everyCall(agent, cat + " of " + name), calling);
    }

    private List<MadeCall> everyCall(SdkCaller agent, String cat) {
        List<MadeCall> calls = new ArrayList<>();
        while (!over) {
            String prompt = cat + " " + (calls.size() + 1);
            calls.add(new MadeCall(agent, prompt, agent.make(prompt)));
        }
        return calls;
    }

    private SdkCaller agent(String name) {
        SdkCaller agent = new SdkCaller(address.uri(), BearerTokens.token(name));
        agents.add(agent);
        return agent;
    }
}
