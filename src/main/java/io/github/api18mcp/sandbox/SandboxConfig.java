package io.github.api18mcp.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Settings of the simulated services. */
@ConfigMapping(prefix = "api18mcp.sandbox")
public interface SandboxConfig {

    /** {@code 1} is the speed of the real services. With {@code max} jobs end at once, so there is no progress to watch. */
    @WithDefault("4")
    @WithConverter(SpeedConverter.class)
    Speed speed();
}
