package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.provider.ConnectionFailure;
import io.github.api18mcp.provider.PaidRequest;
import io.github.api18mcp.provider.Provider;
import io.github.api18mcp.provider.ProviderHealth;
import io.github.api18mcp.provider.ProviderHealth.State;
import io.github.api18mcp.provider.ProviderJob;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceClient;
import io.github.api18mcp.provider.ServiceClients;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.Submission;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Api18.dev: asynchronous jobs that are polled. It charges when it accepts a job and refunds when the job fails. */
@Singleton
public class Api18Provider implements Provider {

    @Produces
    @Singleton
    static final Service API18 = new Service(
            "api18",
            "Api18",
            "api18.key",
            "https://api18.dev/dashboard/api-keys",
            "the Billing page of Api18's dashboard");

    private final ServiceClient<Api18Api> client;
    private final Api18Reports reports;
    private final Clock clock;

    Api18Provider(ServiceClient<Api18Api> client, Api18Reports reports, Clock clock) {
        this.client = client;
        this.reports = reports;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static ServiceClient<Api18Api> client(ServiceClients clients, Api18Config config) {
        return clients.of(API18, config, Api18Api.class);
    }

    @Override
    public Service service() {
        return API18;
    }

    @Override
    public boolean hasKey() {
        return client.hasKey();
    }

    @Override
    public String account() {
        return client.account();
    }

    @Override
    public boolean serves(URI address) {
        return client.serves(address);
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        body.setAll(arguments.json());
        return PaidRequest.of(
                        () -> client.paid(interest, (api, key) -> api.generate(key.authorization("Bearer"), body)),
                        response -> new Api18Answer(response).submission())
                .send(interest, clock);
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        return reports.poll(providerJobId)
                .map(response -> new Api18Answer(response).report())
                .onFailure()
                .recoverWithItem(failure -> new Report.Unreadable("no answer (" + new ConnectionFailure(failure) + ")"))
                .map(report -> new ProviderJob(providerJobId, report));
    }

    @Override
    public Optional<CircuitBreakerState> circuit() {
        return Optional.of(reports.circuit());
    }

    /** Requests a job that cannot exist. Only with a valid key does the service answer that the job is not found. */
    @Override
    public Uni<ProviderHealth> checkHealth() {
        return client.free((api, key) -> api.job(key.authorization("Bearer"), "doctor"))
                .map(this::health)
                .onFailure()
                .recoverWithItem(failure -> ProviderHealth.unreachable(API18, new ConnectionFailure(failure)));
    }

    private ProviderHealth health(ServiceResponse response) {
        State state = new Api18Answer(response).isJobNotFound()
                ? State.READY
                : response.status() == 401 ? State.KEY_REFUSED : State.UNREACHABLE;
        return ProviderHealth.of(API18, state, response, clock.instant());
    }
}
