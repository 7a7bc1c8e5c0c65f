package io.github.api18mcp.platform;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ProxyOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxy for outgoing requests, by {@code HTTPS_PROXY} and {@code NO_PROXY}. */
@Singleton
public class HttpProxy {

    private static final int PORT_OF_HTTP = 80;

    private final Optional<ProxyOptions> proxy;
    private final List<String> direct;

    HttpProxy(
            @ConfigProperty(name = "https.proxy") Optional<String> proxy,
            @ConfigProperty(name = "no.proxy") Optional<String> direct) {
        this.proxy = proxy.filter(address -> !address.isBlank()).map(HttpProxy::options);
        this.direct = Stream.concat(
                        Stream.of("localhost", "127.*", "[::1]"),
                        Stream.of(direct.orElse("").split("[,\\s]+"))
                                .filter(host -> !host.isEmpty())
                                .map(host -> host.startsWith(".") ? "*" + host : host))
                .toList();
    }

    public void applyTo(QuarkusRestClientBuilder client) {
        proxy.ifPresent(options -> {
            client.proxyAddress(options.getHost(), options.getPort()).nonProxyHosts(String.join("|", direct));
            if (options.getUsername() != null) {
                client.proxyUser(options.getUsername()).proxyPassword(options.getPassword());
            }
        });
    }

    public void applyTo(HttpClientOptions client) {
        proxy.ifPresent(options -> client.setProxyOptions(options).setNonProxyHosts(direct));
    }

    private static ProxyOptions options(String text) {
        URI address = address(text);
        ProxyOptions options = new ProxyOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? PORT_OF_HTTP : address.getPort());
        if (address.getUserInfo() != null) {
            String[] parts = address.getUserInfo().split(":", 2);
            options.setUsername(parts[0]).setPassword(parts.length > 1 ? parts[1] : "");
        }
        return options;
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text.contains("://") ? text : "http://" + text);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new ConfigurationException("HTTPS_PROXY is not the address of a proxy, such as http://proxy:3128");
    }
}
