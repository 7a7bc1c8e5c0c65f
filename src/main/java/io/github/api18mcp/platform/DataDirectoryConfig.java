package io.github.api18mcp.platform;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are kept. */
@ConfigMapping(prefix = "api18mcp")
public interface DataDirectoryConfig {

    /** Shared by all processes of one person, so that they share one journal and one budget. */
    Optional<Path> dataDir();
}
