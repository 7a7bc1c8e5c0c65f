package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.provider.Endpoint;
import io.github.api18mcp.provider.Endpoints;
import io.github.api18mcp.provider.HttpAnswer;
import io.github.api18mcp.provider.Key;
import io.github.api18mcp.provider.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The service as it is spoken to. It counts requests: each goes through the {@link Turnstile}. */
@Singleton
class Imghero {

    @Produces
    @Singleton
    static final Service SERVICE = new Service(
            "imghero",
            "imghero",
            "imghero.api-token",
            "the Account page of https://img-hero.com",
            "the Account page of https://img-hero.com");

    static final long MOST_LISTED = 100;

    private final Endpoint<ImgheroApi> endpoint;

    Imghero(Endpoints endpoints, ImgheroConfig config) {
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

    Uni<HttpAnswer> generate(ObjectNode body) {
        return endpoint.paid((api, key) -> api.generate(authorization(key), body));
    }

    Uni<HttpAnswer> urls(Optional<String> words, Optional<Long> limit, Optional<Long> offset) {
        return endpoint.free((api, key) ->
                api.urls(authorization(key), words.orElse(null), limit.orElse(null), offset.orElse(null)));
    }

    Uni<HttpAnswer> url(String id) {
        return endpoint.free((api, key) -> api.url(authorization(key), id));
    }

    private static String authorization(Key key) {
        return key.authorization("Token");
    }
}
