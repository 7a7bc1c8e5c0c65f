package io.github.api18mcp.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.net.ProxyOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxy for outgoing requests, by {@code HTTPS_PROXY} or else {@code ALL_PROXY}, and {@code NO_PROXY}. */
@Singleton
public class HttpProxy {

    private static final int PORT_OF_HTTP = 80;

    private final Optional<ProxyOptions> proxy;
    private final List<DirectHost> direct;

    HttpProxy(
            @ConfigProperty(name = "https.proxy") Optional<String> https,
            @ConfigProperty(name = "all.proxy") Optional<String> all,
            @ConfigProperty(name = "no.proxy") Optional<String> direct) {
        this.proxy = https.filter(address -> !address.isBlank())
                .map(address -> options("HTTPS_PROXY", address.strip()))
                .or(() -> all.filter(address -> !address.isBlank())
                        .map(address -> options("ALL_PROXY", address.strip())));
        this.direct = Stream.concat(
                        Stream.of("localhost", "127.0.0.0/8", "[::1]"),
                        Stream.of(direct.orElse("").split("[,\\s]+")).filter(host -> !host.isEmpty()))
                .map(DirectHost::of)
                .toList();
    }

    /** The proxy for requests to this address; empty if they go without one. */
    public Optional<ProxyOptions> to(URI address) {
        return proxy.filter(
                options -> address.getHost() == null || direct.stream().noneMatch(host -> host.matches(address)));
    }

    private static ProxyOptions options(String variable, String text) {
        URI address = address(variable, text);
        ProxyOptions options = new ProxyOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? PORT_OF_HTTP : address.getPort());
        if (address.getUserInfo() != null) {
            String[] parts = address.getUserInfo().split(":", 2);
            options.setUsername(parts[0]).setPassword(parts.length > 1 ? parts[1] : "");
        }
        return options;
    }

    private static URI address(String variable, String text) {
        if (text.regionMatches(true, 0, "socks", 0, "socks".length())) {
            throw new ConfigurationException(variable
                    + " is a SOCKS proxy, which is not supported; give an HTTP proxy, such as http://proxy:3128");
        }
        try {
            URI address = URI.create(text.contains("://") ? text : "http://" + text);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw new ConfigurationException(variable + " is not the address of a proxy, such as http://proxy:3128");
    }
}
