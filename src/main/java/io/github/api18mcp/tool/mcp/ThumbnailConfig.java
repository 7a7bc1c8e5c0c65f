package io.github.api18mcp.tool.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether results contain thumbnails. */
@ConfigMapping(prefix = "api18mcp")
public interface ThumbnailConfig {

    /** A picture in a result is seen at once, and takes a few hundred tokens of an agent's context. */
    @WithDefault("true")
    boolean thumbnails();
}
