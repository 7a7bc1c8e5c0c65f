package io.github.api18mcp.platform;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where this program stores its data. */
@ConfigMapping(prefix = "api18mcp")
public interface DataDirectoryConfig {

    /** Shared by all processes of one user, so that they share one journal and one budget. */
    Optional<Path> dataDir();
}
