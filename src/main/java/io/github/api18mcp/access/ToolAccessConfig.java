package io.github.api18mcp.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which tools there are; {@code *} stands for any characters. */
@ConfigMapping(prefix = "api18mcp.tools")
public interface ToolAccessConfig {

    /** Only these; a tool that a newer version brings is not among them. */
    Optional<List<String>> allow();

    /** Not these, whatever is allowed. */
    Optional<List<String>> deny();
}
