package io.github.api18mcp.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to listen on a network unless that is explicitly configured. */
@Singleton
public class BindAddressCheck {

    private final boolean listens;
    private final String host;
    private final boolean loopback;
    private final boolean anonymous;
    private final boolean tokens;

    BindAddressCheck(
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean listens,
            @ConfigProperty(name = "quarkus.http.host") String host,
            AccessConfig config) {
        this.listens = listens;
        this.host = host;
        this.loopback = !listens || isLoopback(host);
        this.anonymous = config.anonymous();
        this.tokens = config.tokensFile().isPresent();
    }

    void check(@Observes StartupEvent event) {
        if (listens && !anonymous && !tokens && !loopback) {
            throw new ConfigurationException(("Not started: on %s anybody who reaches the port could spend your money."
                            + " Set API18MCP_ACCESS_TOKENS_FILE, bind to 127.0.0.1, or, where the network is closed, set"
                            + " API18MCP_ACCESS_ANONYMOUS=true.")
                    .formatted(host));
        }
    }

    /** Whether this process listens on a port at all. */
    boolean listens() {
        return listens;
    }

    boolean isLoopback() {
        return loopback;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
