package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.platform.HttpProxy;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.ServiceClient.Clients;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where services are and how they are reached: the real ones, or the sandbox. */
@Singleton
public class ServiceClients {

    private static final int LAST_PORT = 65_535;
    private static final long CONNECT_SECONDS = 10;

    /** A paid request may be answered late and is paid for all the same, so it is given long. */
    private static final long PAID_SECONDS = 300;

    private static final long FREE_SECONDS = 15;

    private final Mode mode;
    private final Sandbox sandbox;
    private final HttpProxy proxy;
    private final ObjectMapper mapper;

    ServiceClients(Mode mode, Sandbox sandbox, HttpProxy proxy, ObjectMapper mapper) {
        this.mode = mode;
        this.sandbox = sandbox;
        this.proxy = proxy;
        this.mapper = mapper;
    }

    /** @param api the service's requests, for the REST client; bodies as {@link jakarta.ws.rs.core.Response} */
    public <A> ServiceClient<A> of(Service service, ServiceConfig config, Class<A> api) {
        Optional<Key> key = mode == Mode.SANDBOX
                ? Optional.of(new Key(service.name() + "_Sandbox000000000"))
                : Key.of(service.keyVariable(), config.key(), config.keyFile());
        URI url = absolute(service, config.url());
        return new ServiceClient<>(
                key,
                account(service, key, url),
                url,
                mode == Mode.SANDBOX ? sandbox.address() : Uni.createFrom().item(url),
                address -> clients(address, api),
                response -> ServiceResponse.of(response, key.orElseThrow(), mapper));
    }

    /** The sandbox's jobs are all one account's, also those of a sandbox that is gone: whoever asks for them hears so. */
    private String account(Service service, Optional<Key> key, URI url) {
        return service.name() + ":"
                + (mode == Mode.SANDBOX
                        ? "sandbox"
                        : key.map(it -> it.fingerprint(url)).orElse("-"));
    }

    private static URI absolute(Service service, URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getPort() > LAST_PORT) {
            throw new ConfigurationException(
                    service.urlVariable() + " must be an absolute http(s) URL, with its scheme and host");
        }
        return url;
    }

    private <A> Clients<A> clients(URI address, Class<A> api) {
        // A pooled connection that the other side has just closed cannot be told from a request that was received.
        QuarkusRestClientBuilder paid =
                client(address, PAID_SECONDS).httpClientOptionsCustomizer(options -> options.setKeepAlive(false));
        return new Clients<>(paid.build(api), client(address, FREE_SECONDS).build(api));
    }

    private QuarkusRestClientBuilder client(URI address, long readSeconds) {
        QuarkusRestClientBuilder client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(readSeconds, TimeUnit.SECONDS)
                .userAgent("api18-mcp")
                .disableDefaultMapper(true);
        if (mode == Mode.LIVE) {
            proxy.applyTo(client);
        }
        return client;
    }
}
