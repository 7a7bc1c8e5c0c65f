package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The address of this server. */
@ConfigMapping(prefix = "api18mcp")
public interface AddressConfig {

    /** Such as {@code https://media.example.com}, if a proxy or a service name leads here. Its pages may call too. */
    Optional<URI> publicUrl();
}
