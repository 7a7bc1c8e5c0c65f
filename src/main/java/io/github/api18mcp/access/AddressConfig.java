package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The address of this server. */
@ConfigMapping(prefix = "api18mcp")
public interface AddressConfig {

    /** Such as {@code https://media.example.com}, if a proxy or a service name leads here. Its pages may call too. */
    Optional<URI> publicUrl();

    /** The address below which this server serves files, without a slash at the end. The setting may be that of the MCP endpoint. */
    static String base(URI publicUrl) {
        return publicUrl.toString().replaceFirst("[?#].*", "").replaceFirst("/+(mcp/*)?$", "");
    }
}
