package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
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

/** A service that answers what a test has written down for it, and remembers when it was asked. */
final class ScriptedProvider implements Provider {

    static final Service SERVICE = new Service(
            "api18", "Api18", "api18.key", "https://api18.dev/keys", "the Billing page of Api18's dashboard");

    final ManualTime time;
    final List<Instant> asked = new ArrayList<>();
    int submissions;
    String named = "p1";
    Uni<Submission> submission = Uni.createFrom().item(accepted(new Report.InProgress()));
    private final Deque<Report> reports = new ArrayDeque<>();
    private Report afterwards = new Report.InProgress();
    private Optional<UniEmitter<? super ProviderJob>> held = Optional.empty();
    private boolean holding;

    static Submission accepted(Report report) {
        return new Submission.Accepted(new ProviderJob("p1", report));
    }

    ScriptedProvider(ManualTime time) {
        this.time = time;
    }

    ScriptedProvider reports(Report... next) {
        reports.addAll(List.of(next));
        return this;
    }

    ScriptedProvider afterwards(Report report) {
        afterwards = report;
        return this;
    }

    /** Does not answer the next question until it is told to. */
    void holds() {
        holding = true;
    }

    void releases(Report report) {
        holding = false;
        held.orElseThrow().complete(new ProviderJob(named, report));
    }

    @Override
    public Service service() {
        return SERVICE;
    }

    @Override
    public boolean hasKey() {
        return true;
    }

    @Override
    public String account() {
        return "api18:test";
    }

    @Override
    public boolean serves(URI address) {
        return false;
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        submissions++;
        return submission;
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        asked.add(time.instant());
        if (holding) {
            return Uni.createFrom().emitter(emitter -> held = Optional.of(emitter));
        }
        return Uni.createFrom().item(new ProviderJob(named, reports.isEmpty() ? afterwards : reports.poll()));
    }

    @Override
    public Uni<ProviderHealth> condition() {
        throw new UnsupportedOperationException();
    }
}
