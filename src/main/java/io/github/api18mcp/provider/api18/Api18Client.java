package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceAccount;
import io.github.api18mcp.provider.ServiceClient;
import io.github.api18mcp.provider.ServiceClients;
import io.github.api18mcp.provider.ServiceRequest;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Sends requests to Api18.dev. */
@Singleton
class Api18Client {

    @Produces
    @Singleton
    static final Service SERVICE = new Service(
            "api18",
            "Api18",
            "api18.key",
            "https://api18.dev/dashboard/api-keys",
            "the Billing page of Api18's dashboard");

    private final ServiceClient client;

    Api18Client(ServiceClients clients, Api18Config config) {
        this.client = clients.of(SERVICE, config, "Bearer");
    }

    ServiceAccount account() {
        return client.account();
    }

    /** Sent without {@code ?wait=true}, because a connection that is lost while waiting would lose the id of a paid job. */
    Uni<ServiceResponse> generate(SubmissionInterest interest, ObjectNode body) {
        return client.paid(interest, ServiceRequest.post("/v1/generate", body));
    }

    /** Asks for an output; the service redirects to it. */
    Uni<ServiceResponse> file(String id, int number) {
        return client.free(ServiceRequest.get(filePath(id, number)));
    }

    static String filePath(String id, int number) {
        return "/v1/files/" + ServiceRequest.escaped(id) + (number == 0 ? "" : "?n=" + number);
    }

    Uni<ServiceResponse> job(String id) {
        return client.free(ServiceRequest.get("/v1/jobs/" + ServiceRequest.escaped(id)));
    }
}
