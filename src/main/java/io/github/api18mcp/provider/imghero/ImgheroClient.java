package io.github.api18mcp.provider.imghero;

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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends requests to imghero. The service limits their rate, so callers send each one through the {@link RequestQueue}. */
@Singleton
class ImgheroClient {

    @Produces
    @Singleton
    static final Service SERVICE = new Service(
            "imghero",
            "imghero",
            "imghero.api-token",
            "the Account page of https://img-hero.com",
            "the Account page of https://img-hero.com");

    /** The longest list of pages that the service returns. */
    static final long MAX_LIMIT = 100;

    private final ServiceClient client;

    ImgheroClient(ServiceClients clients, ImgheroConfig config) {
        this.client = clients.of(SERVICE, config, "Token");
    }

    ServiceAccount account() {
        return client.account();
    }

    Uni<ServiceResponse> generate(SubmissionInterest interest, ObjectNode body) {
        return client.paid(interest, ServiceRequest.post("/api/v1/generate/", body));
    }

    Uni<ServiceResponse> urls(Optional<String> query, Optional<Long> limit, Optional<Long> offset) {
        String parameters = Stream.of(
                        query.map(words -> "q=" + ServiceRequest.escaped(words)),
                        limit.map(number -> "limit=" + number),
                        offset.map(number -> "offset=" + number))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return client.free(ServiceRequest.get("/api/v1/urls/" + (parameters.isEmpty() ? "" : "?" + parameters)));
    }

    Uni<ServiceResponse> url(String id) {
        return client.free(ServiceRequest.get("/api/v1/urls/" + ServiceRequest.escaped(id) + "/"));
    }
}
