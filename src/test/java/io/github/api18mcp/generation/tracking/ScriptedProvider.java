package io.github.api18mcp.generation.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.provider.Key;
import io.github.api18mcp.provider.NotSentException;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceAccount;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A service that answers as a test tells it, and records when it was polled. */
public final class ScriptedProvider implements Provider {

    static final Service SERVICE = new Service(
            "api18", "Api18", "api18.key", "https://api18.dev/keys", "the Billing page of Api18's dashboard");

    private static final ServiceAccount ACCOUNT = new ServiceAccount(
            "api18:test", Optional.of(new Key("api18_test")), "Bearer", URI.create("https://api18.dev"));

    public final ManualTime time;
    public final List<Instant> polls = new ArrayList<>();
    public int submissions;
    public String jobId = "p1";
    public Uni<Submission> submission = Uni.createFrom().item(accepted(new Report.InProgress()));
    private final Deque<Report> reports = new ArrayDeque<>();
    private Report afterwards = new Report.InProgress();
    private Optional<UniEmitter<? super ProviderJob>> held = Optional.empty();
    private boolean holding;

    public static Submission accepted(Report report) {
        return new Submission.Accepted(new ProviderJob("p1", report));
    }

    public ScriptedProvider(ManualTime time) {
        this.time = time;
    }

    public ScriptedProvider thenReports(Report... next) {
        reports.addAll(List.of(next));
        return this;
    }

    public ScriptedProvider finallyReports(Report report) {
        afterwards = report;
        return this;
    }

    /** Does not answer the next poll until {@link #release}. */
    public void holdNextAnswer() {
        holding = true;
    }

    public void release(Report report) {
        holding = false;
        held.orElseThrow().complete(new ProviderJob(jobId, report));
    }

    @Override
    public Service service() {
        return SERVICE;
    }

    @Override
    public ServiceAccount account() {
        return ACCOUNT;
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        return interest.sending()
                .invoke(() -> submissions++)
                .chain(() -> submission)
                .onFailure(NotSentException.class)
                .recoverWithItem(NotSentException::submission);
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        polls.add(time.instant());
        if (holding) {
            return Uni.createFrom().emitter(emitter -> held = Optional.of(emitter));
        }
        return Uni.createFrom().item(new ProviderJob(jobId, reports.isEmpty() ? afterwards : reports.poll()));
    }

    @Override
    public Uni<ProviderHealth> checkHealth() {
        throw new UnsupportedOperationException();
    }
}
