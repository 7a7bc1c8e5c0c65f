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

/** Creates the HTTP clients of the services: of the real ones, or of the sandbox. */
@Singleton
public class ServiceClients {

    private static final int MAX_PORT = 65_535;
    private static final long CONNECT_TIMEOUT_SECONDS = 10;

    /** Long, because a paid request is charged even if its response is late. */
    private static final long PAID_TIMEOUT_SECONDS = 300;

    private static final long FREE_TIMEOUT_SECONDS = 15;

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

    /** @param api the REST interface of the service, whose methods return {@link jakarta.ws.rs.core.Response} */
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

    /**
     * All sandbox jobs belong to one account, even those of a process that has ended. A caller who asks for such a job is told
     * that it is gone.
     */
    private String account(Service service, Optional<Key> key, URI url) {
        return service.name() + ":"
                + (mode == Mode.SANDBOX
                        ? "sandbox"
                        : key.map(given -> given.fingerprint(url)).orElse("-"));
    }

    private static URI absolute(Service service, URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null || url.getPort() > MAX_PORT) {
            throw new ConfigurationException(
                    service.urlVariable() + " must be an absolute http(s) URL, with its scheme and host");
        }
        return url;
    }

    private <A> Clients<A> clients(URI address, Class<A> api) {
        // If the service closes a pooled connection, it is unclear whether it received the request, so paid ones use no
        // pool.
        QuarkusRestClientBuilder paid = client(address, PAID_TIMEOUT_SECONDS)
                .httpClientOptionsCustomizer(options -> options.setKeepAlive(false));
        return new Clients<>(
                paid.build(api), client(address, FREE_TIMEOUT_SECONDS).build(api));
    }

    private QuarkusRestClientBuilder client(URI address, long readTimeoutSeconds) {
        QuarkusRestClientBuilder client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(readTimeoutSeconds, TimeUnit.SECONDS)
                .userAgent("api18-mcp")
                .disableDefaultMapper(true);
        if (mode == Mode.LIVE) {
            proxy.to(address).ifPresent(options -> {
                client.proxyAddress(options.getHost(), options.getPort());
                if (options.getUsername() != null) {
                    client.proxyUser(options.getUsername()).proxyPassword(options.getPassword());
                }
            });
        }
        return client;
    }
}
