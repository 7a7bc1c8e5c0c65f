package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.OutputReader;
import io.github.api18mcp.provider.PaidRequest;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderHealth.State;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceAccount;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Api18.dev: asynchronous jobs that are polled. It charges when it accepts a job and refunds when the job fails. */
@Singleton
public class Api18Provider implements Provider {

    private final Api18Client client;
    private final Api18Reports reports;
    private final Api18Files files;
    private final OutputReader outputs;
    private final Clock clock;
    private volatile String lastFailure = "no answer";

    Api18Provider(Api18Client client, Api18Reports reports, OutputReader outputs, Clock clock) {
        this.client = client;
        this.reports = reports;
        this.files = new Api18Files(client);
        this.outputs = outputs;
        this.clock = clock;
    }

    @Override
    public Service service() {
        return Api18Client.SERVICE;
    }

    @Override
    public ServiceAccount account() {
        return client.account();
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        body.setAll(arguments.json());
        return PaidRequest.of(() -> client.generate(interest, body), response -> new Api18Answer(response)
                        .submission(expected(arguments.json())))
                .send(interest, clock);
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        ExpectedOutputs expected = expected(arguments);
        return reports.poll(providerJobId)
                .map(response -> new Api18Answer(response).report(expected))
                .chain(report -> report instanceof Report.Succeeded done
                                && done.outputs().isEmpty()
                        ? files.completing(done, providerJobId, expected)
                        : Uni.createFrom().item(report))
                .onFailure()
                .recoverWithItem(this::unanswered)
                .map(report -> new ProviderJob(providerJobId, report));
    }

    /** While the circuit breaker is open, the reason is the one that opened it. */
    private Report unanswered(Throwable failure) {
        if (failure instanceof CircuitBreakerOpenException) {
            return new Report.Unreadable(lastFailure + "; it is not asked for some seconds");
        }
        lastFailure = "no answer (" + new ConnectionFailure(failure) + ")";
        return new Report.Unreadable(lastFailure);
    }

    private ExpectedOutputs expected(JsonNode arguments) {
        return ExpectedOutputs.of(outputs, client.account().address(), arguments, "num_images");
    }

    @Override
    public Optional<CircuitBreakerState> circuit() {
        return Optional.of(reports.circuit());
    }

    /** Requests a job that cannot exist. Only with a valid key does the service answer that the job is not found. */
    @Override
    public Uni<ProviderHealth> checkHealth() {
        return client.job("doctor")
                .map(this::health)
                .onFailure()
                .recoverWithItem(
                        failure -> ProviderHealth.unreachable(Api18Client.SERVICE, new ConnectionFailure(failure)));
    }

    private ProviderHealth health(ServiceResponse response) {
        State state = response.status() == 404 && new Api18Answer(response).isJobNotFound()
                ? State.READY
                : response.status() == 401 ? State.KEY_REFUSED : State.UNREACHABLE;
        return ProviderHealth.of(Api18Client.SERVICE, state, response, clock.instant());
    }
}
