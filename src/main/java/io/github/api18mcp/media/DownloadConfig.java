package io.github.api18mcp.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Where outputs are saved before their addresses expire. */
@ConfigMapping(prefix = "api18mcp.download")
public interface DownloadConfig {

    /**
     * A folder, or {@code off}. A relative path is inside the data directory, because assistants start this program in any
     * folder. A server's callers cannot reach its disk, so it saves nothing unless it is told to.
     */
    @WithDefault("${launch.download-dir:off}")
    String dir();

    /** When the folder is full, the oldest outputs are removed. */
    @WithDefault("5GB")
    @WithConverter(ByteCountConverter.class)
    Long max();
}
