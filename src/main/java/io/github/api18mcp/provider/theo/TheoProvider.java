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

/** Theo: synchronous, the answer to the request is the images. A connection that is cut takes them with it. */
@Singleton
public class TheoProvider implements Provider {

    private static final String SCHEME = "Bearer";

    @Produces
    @Singleton
    static final Service THEO = new Service("theo", "Theo", "theo.api-key", "https://hitheo.ai", "Theo's billing page");

    private final ServiceClient<TheoApi> theo;
    private final Clock clock;

    TheoProvider(ServiceClient<TheoApi> theo, Clock clock) {
        this.theo = theo;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static ServiceClient<TheoApi> endpoint(ServiceClients endpoints, TheoConfig config) {
        return endpoints.of(THEO, config, TheoApi.class);
    }

    @Override
    public Service service() {
        return THEO;
    }

    @Override
    public boolean hasKey() {
        return theo.hasKey();
    }

    @Override
    public String account() {
        return theo.account();
    }

    @Override
    public boolean serves(URI address) {
        return theo.serves(address);
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        return PaidRequest.of(
                        () -> theo.paid((api, key) -> api.images(key.authorization(SCHEME), arguments.json())),
                        answer -> new TheoAnswer(answer).submission())
                .send(interest, clock);
    }

    /** There is nothing to ask: what the answer to the request did not say, nobody will. */
    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        return Uni.createFrom().item(new ProviderJob(providerJobId, new Report.NotFound()));
    }

    /** Asks for images of nothing: only who has a good key is told that a prompt is required. */
    @Override
    public Uni<ProviderHealth> condition() {
        return theo.free((api, key) -> api.images(key.authorization(SCHEME), JsonNodeFactory.instance.objectNode()))
                .map(this::condition)
                .onFailure()
                .recoverWithItem(failure -> ProviderHealth.unreachable(THEO, new ConnectionFailure(failure)));
    }

    private ProviderHealth condition(ServiceResponse answer) {
        State state =
                switch (answer.status()) {
                    case 400 -> State.READY;
                    case 401 -> State.KEY_REFUSED;
                    default -> State.UNREACHABLE;
                };
        return ProviderHealth.of(THEO, state, answer, clock.instant());
    }
}
