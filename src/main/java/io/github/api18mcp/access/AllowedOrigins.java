package io.github.api18mcp.access;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The web pages whose scripts may call this server; browsers send the origin of the page. Without this check, any page
 * that a person visits could spend money through a server on loopback.
 */
@Singleton
class AllowedOrigins {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    AllowedOrigins(AccessConfig config, AddressConfig address) {
        allowed = Stream.concat(
                        config.origins().orElse(Set.of()).stream(),
                        address.publicUrl().map(AllowedOrigins::origin).stream())
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
                .collect(Collectors.toSet());
    }

    boolean allows(String origin) {
        return allowed.contains(origin.toLowerCase(Locale.ROOT)) || isLoopback(origin);
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
