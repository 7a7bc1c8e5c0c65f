package io.github.api18mcp.provider.theo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;

/** Theo: synchronous, so the response to the request contains the images. They are lost if the connection is lost. */
@Singleton
public class TheoProvider implements Provider {

    private static final String SCHEME = "Bearer";

    @Produces
    @Singleton
    static final Service THEO = new Service("theo", "Theo", "theo.api-key", "https://hitheo.ai", "Theo's billing page");

    private final ServiceClient<TheoApi> client;
    private final Clock clock;

    TheoProvider(ServiceClient<TheoApi> client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static ServiceClient<TheoApi> client(ServiceClients clients, TheoConfig config) {
        return clients.of(THEO, config, TheoApi.class);
    }

    @Override
    public Service service() {
        return THEO;
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
        return PaidRequest.of(
                        () -> client.paid(
                                interest, (api, key) -> api.images(key.authorization(SCHEME), arguments.json())),
                        response -> new TheoAnswer(response).submission())
                .send(interest, clock);
    }

    /** Always {@link Report.NotFound}, because Theo has no way to ask for a job: the response to the request says everything. */
    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        return Uni.createFrom().item(new ProviderJob(providerJobId, new Report.NotFound()));
    }

    /** Requests images without a prompt. Only with a valid key does the service answer that a prompt is required. */
    @Override
    public Uni<ProviderHealth> checkHealth() {
        return client.free((api, key) -> api.images(key.authorization(SCHEME), JsonNodeFactory.instance.objectNode()))
                .map(this::health)
                .onFailure()
                .recoverWithItem(failure -> ProviderHealth.unreachable(THEO, new ConnectionFailure(failure)));
    }

    private ProviderHealth health(ServiceResponse response) {
        State state =
                switch (response.status()) {
                    case 400 -> State.READY;
                    case 401 -> State.KEY_REFUSED;
                    default -> State.UNREACHABLE;
                };
        return ProviderHealth.of(THEO, state, response, clock.instant());
    }
}
