package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.Key;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceClient;
import io.github.api18mcp.provider.ServiceClients;
import io.github.api18mcp.provider.ServiceResponse;
import io.github.api18mcp.provider.SubmissionInterest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

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

    private final ServiceClient<ImgheroApi> client;

    ImgheroClient(ServiceClients clients, ImgheroConfig config) {
        this.client = clients.of(SERVICE, config, ImgheroApi.class);
    }

    String account() {
        return client.account();
    }

    boolean hasKey() {
        return client.hasKey();
    }

    boolean serves(URI address) {
        return client.serves(address);
    }

    Uni<ServiceResponse> generate(SubmissionInterest interest, ObjectNode body) {
        return client.paid(interest, (api, key) -> api.generate(authorization(key), body));
    }

    Uni<ServiceResponse> urls(Optional<String> query, Optional<Long> limit, Optional<Long> offset) {
        return client.free((api, key) ->
                api.urls(authorization(key), query.orElse(null), limit.orElse(null), offset.orElse(null)));
    }

    Uni<ServiceResponse> url(String id) {
        return client.free((api, key) -> api.url(authorization(key), id));
    }

    private static String authorization(Key key) {
        return key.authorization("Token");
    }
}
