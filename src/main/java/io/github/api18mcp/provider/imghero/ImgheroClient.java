package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.Key;
import io.github.api18mcp.provider.Service;
import io.github.api18mcp.provider.ServiceClient;
import io.github.api18mcp.provider.ServiceClients;
import io.github.api18mcp.provider.ServiceResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The service as it is spoken to. It counts requests: each goes through the {@link RequestQueue}. */
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

    static final long MOST_LISTED = 100;

    private final ServiceClient<ImgheroApi> endpoint;

    ImgheroClient(ServiceClients endpoints, ImgheroConfig config) {
        this.endpoint = endpoints.of(SERVICE, config, ImgheroApi.class);
    }

    String account() {
        return endpoint.account();
    }

    boolean hasKey() {
        return endpoint.hasKey();
    }

    boolean serves(URI address) {
        return endpoint.serves(address);
    }

    Uni<ServiceResponse> generate(ObjectNode body) {
        return endpoint.paid((api, key) -> api.generate(authorization(key), body));
    }

    Uni<ServiceResponse> urls(Optional<String> words, Optional<Long> limit, Optional<Long> offset) {
        return endpoint.free((api, key) ->
                api.urls(authorization(key), words.orElse(null), limit.orElse(null), offset.orElse(null)));
    }

    Uni<ServiceResponse> url(String id) {
        return endpoint.free((api, key) -> api.url(authorization(key), id));
    }

    private static String authorization(Key key) {
        return key.authorization("Token");
    }
}
