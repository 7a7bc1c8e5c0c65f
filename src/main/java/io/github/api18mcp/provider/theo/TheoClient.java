package io.github.api18mcp.provider.theo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** Sends requests to Theo. */
@Singleton
class TheoClient {

    @Produces
    @Singleton
    static final Service SERVICE =
            new Service("theo", "Theo", "theo.api-key", "https://hitheo.ai", "Theo's billing page");

    private static final String IMAGES = "/api/v1/images";

    private final ServiceClient client;

    TheoClient(ServiceClients clients, TheoConfig config) {
        this.client = clients.of(SERVICE, config, "Bearer");
    }

    ServiceAccount account() {
        return client.account();
    }

    /** The response contains the images. */
    Uni<ServiceResponse> images(SubmissionInterest interest, ObjectNode body) {
        return client.paid(interest, ServiceRequest.post(IMAGES, body));
    }

    /** A request without a prompt, which generates nothing. */
    Uni<ServiceResponse> noImages() {
        return client.free(ServiceRequest.post(IMAGES, JsonNodeFactory.instance.objectNode()));
    }
}
