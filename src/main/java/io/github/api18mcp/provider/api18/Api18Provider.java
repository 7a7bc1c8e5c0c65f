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

/** Api18.dev: asynchronous jobs, polled. Cost is charged when a job is accepted and refunded when it fails. */
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

    private final ServiceClient<Api18Api> api18;
    private final Api18Reports reports;
    private final Clock clock;

    Api18Provider(ServiceClient<Api18Api> api18, Api18Reports reports, Clock clock) {
        this.api18 = api18;
        this.reports = reports;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static ServiceClient<Api18Api> endpoint(ServiceClients endpoints, Api18Config config) {
        return endpoints.of(API18, config, Api18Api.class);
    }

    @Override
    public Service service() {
        return API18;
    }

    @Override
    public boolean hasKey() {
        return api18.hasKey();
    }

    @Override
    public String account() {
        return api18.account();
    }

    @Override
    public boolean serves(URI address) {
        return api18.serves(address);
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
        body.setAll(arguments.json());
        return PaidRequest.of(
                        () -> api18.paid((api, key) -> api.generate(key.authorization("Bearer"), body)),
                        answer -> new Api18Answer(answer).submission())
                .send(interest, clock);
    }

    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        return reports.ask(providerJobId)
                .map(answer -> new Api18Answer(answer).report())
                .onFailure()
                .recoverWithItem(failure -> new Report.Unreadable("no answer (" + new ConnectionFailure(failure) + ")"))
                .map(report -> new ProviderJob(providerJobId, report));
    }

    @Override
    public Optional<CircuitBreakerState> circuit() {
        return Optional.of(reports.circuit());
    }

    /** Asks for a job that cannot be: only who has a good key is told that there is none. */
    @Override
    public Uni<ProviderHealth> condition() {
        return api18.free((api, key) -> api.job(key.authorization("Bearer"), "doctor"))
                .map(this::condition)
                .onFailure()
                .recoverWithItem(failure -> ProviderHealth.unreachable(API18, new ConnectionFailure(failure)));
    }

    private ProviderHealth condition(ServiceResponse answer) {
        State state = new Api18Answer(answer).report() instanceof Report.NotFound
                ? State.READY
                : answer.status() == 401 ? State.KEY_REFUSED : State.UNREACHABLE;
        return ProviderHealth.of(API18, state, answer, clock.instant());
    }
}
