package io.github.api18mcp.access;

import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names under which this server answers requests without a token. A web page can point its own name at this
 * server (DNS rebinding) and is then of the same origin, but that name is a public one.
 */
@Singleton
class AllowedHosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");
    /** Names of services in a cluster and machines in an office, which nobody can register publicly. */
    private static final Pattern INTERNAL =
            Pattern.compile("[^.]+|.*\\.(local|internal|svc|lan|home\\.arpa|localhost)");

    private final Optional<String> ours;
    private final BindAddressCheck binding;

    AllowedHosts(AddressConfig config, BindAddressCheck binding) {
        this.ours = config.publicUrl().map(URI::getHost).map(host -> host.toLowerCase(Locale.ROOT));
        this.binding = binding;
    }

    /** @param authority the host that the request asks for; null if it names none */
    boolean allows(HostAndPort authority) {
        if (authority == null) {
            return true;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        boolean loopback =
                LOOPBACK.contains(host) || LOOPBACK_ADDRESS.matcher(host).matches();
        boolean reachable = !binding.isLoopback()
                && (ADDRESS.matcher(host).matches() || INTERNAL.matcher(host).matches());
        return loopback || reachable || ours.filter(host::equals).isPresent();
    }
}
