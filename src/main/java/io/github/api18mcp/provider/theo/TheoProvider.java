package io.github.api18mcp.provider.theo;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Theo: synchronous, so the response to the request contains the images. They are lost if the connection is lost. */
@Singleton
public class TheoProvider implements Provider {

    private final TheoClient client;
    private final OutputReader outputs;
    private final Clock clock;

    TheoProvider(TheoClient client, OutputReader outputs, Clock clock) {
        this.client = client;
        this.outputs = outputs;
        this.clock = clock;
    }

    @Override
    public Service service() {
        return TheoClient.SERVICE;
    }

    @Override
    public ServiceAccount account() {
        return client.account();
    }

    @Override
    public Uni<Submission> submit(String model, Arguments arguments, SubmissionInterest interest) {
        return PaidRequest.of(() -> client.images(interest, arguments.json()), response -> new TheoAnswer(response)
                        .submission(ExpectedOutputs.of(outputs, client.account().address(), arguments.json(), "count")))
                .send(interest, clock);
    }

    @Override
    public boolean canBePolled() {
        return false;
    }

    /** Always {@link Report.NotFound}, because Theo has no way to ask for a job: the response to the request says everything. */
    @Override
    public Uni<ProviderJob> report(String providerJobId, JsonNode arguments) {
        return Uni.createFrom().item(new ProviderJob(providerJobId, new Report.NotFound()));
    }

    /** Requests images without a prompt. Only with a valid key does the service answer that a prompt is required. */
    @Override
    public Uni<ProviderHealth> checkHealth() {
        return client.noImages()
                .map(this::health)
                .onFailure()
                .recoverWithItem(
                        failure -> ProviderHealth.unreachable(TheoClient.SERVICE, new ConnectionFailure(failure)));
    }

    private ProviderHealth health(ServiceResponse response) {
        State state =
                switch (response.status()) {
                    case 400 -> State.READY;
                    case 401 -> State.KEY_REFUSED;
                    default -> State.UNREACHABLE;
                };
        return ProviderHealth.of(TheoClient.SERVICE, state, response, clock.instant());
    }
}
