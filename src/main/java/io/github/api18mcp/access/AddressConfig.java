package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Under which address this server is known. */
@ConfigMapping(prefix = "api18mcp")
public interface AddressConfig {

    /** {@code https://media.example.com}, where a proxy or a service's name leads here; its pages may call too. */
    Optional<URI> publicUrl();
}
