package io.github.api18mcp.input;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where input images may come from. */
@ConfigMapping(prefix = "api18mcp")
public interface InputConfig {

    /** An agent can be talked into naming a file, so only folders of pictures belong here. */
    Optional<List<Path>> inputDirs();

    /** A job without its image may be charged. But some hosts answer only the service, and each check takes time. */
    @WithDefault("false")
    boolean checkInputs();
}
