package io.github.api18mcp.tool.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What clients are sent that not all of them can read. */
@ConfigMapping(prefix = "api18mcp")
public interface ClientConfig {

    /** A client that cannot read a link discards the whole answer of a paid call, and text says the same in any case. */
    @WithDefault("auto")
    ResourceLinkSetting resourceLinks();

    /** To which clients results contain a {@code resource_link} for each output. */
    enum ResourceLinkSetting {
        /** To clients of a protocol version that has links, except for those that are known to fail. */
        AUTO,
        ALWAYS,
        NEVER
    }
}
