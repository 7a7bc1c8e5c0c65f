package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Tool names; {@code *} matches any characters. */
@ConfigMapping(prefix = "api18mcp.tools")
public interface ToolAccessConfig {

    /** Only these tools. A tool that a newer version adds is not included. */
    Optional<List<String>> allow();

    /** Never these tools, even if they are allowed. */
    Optional<List<String>> deny();
}
