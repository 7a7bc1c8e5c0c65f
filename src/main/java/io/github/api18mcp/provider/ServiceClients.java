package io.github.api18mcp.provider;

import io.github.api18mcp.platform.HttpProxy;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.provider.ServiceClient.Clients;
import io.github.api18mcp.provider.http.HttpExchange;
import io.github.api18mcp.provider.http.HttpExchange.Connections;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Creates the HTTP clients of the services: of the real ones, or of the sandbox. */
@Singleton
public class ServiceClients {

    private static final int MAX_PORT = 65_535;

    /** Long, because a paid request is charged even if its response is late. */
    private static final Duration PAID_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration FREE_TIMEOUT = Duration.ofSeconds(15);

    private final Mode mode;
    private final Sandbox sandbox;
    private final HttpProxy proxy;
    private final Vertx vertx;

    ServiceClients(Mode mode, Sandbox sandbox, HttpProxy proxy, Vertx vertx) {
        this.mode = mode;
        this.sandbox = sandbox;
        this.proxy = proxy;
        this.vertx = vertx;
    }

    /** @param scheme the name before the key in the {@code Authorization} header */
    public ServiceClient of(Service service, ServiceConfig config, String scheme) {
        Optional<Key> key = mode == Mode.SANDBOX
                ? Optional.of(new Key(service.name() + "_Sandbox000000000"))
                : Key.of(service.keyVariable(), config.key(), config.keyFile());
        URI url = absolute(service, config.url());
        return new ServiceClient(
                new ServiceAccount(accountId(service, key, url), key, scheme, url),
                mode == Mode.SANDBOX ? sandbox.address() : Uni.createFrom().item(url),
                this::clients);
    }

    /**
     * All sandbox jobs belong to one account, even those of a process that has ended. A caller who asks for such a job is told
     * that it is gone.
     */
    private String accountId(Service service, Optional<Key> key, URI url) {
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

    private Clients clients(URI address) {
        return new Clients(
                exchange(address, Connections.FRESH, PAID_TIMEOUT),
                exchange(address, Connections.REUSED, FREE_TIMEOUT));
    }

    private HttpExchange exchange(URI address, Connections connections, Duration timeout) {
        return new HttpExchange(
                vertx, address, mode == Mode.LIVE ? Optional.of(proxy) : Optional.empty(), connections, timeout);
    }
}
