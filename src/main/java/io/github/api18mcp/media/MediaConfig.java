package io.github.api18mcp.media;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are kept. */
@ConfigMapping(prefix = "api18mcp")
public interface MediaConfig {

    /** Shared by all processes of one person, so that they share one journal and one budget. */
    Optional<Path> dataDir();
}
