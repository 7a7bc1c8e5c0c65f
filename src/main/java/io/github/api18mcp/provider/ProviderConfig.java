package io.github.api18mcp.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether calls cost money. */
@ConfigMapping(prefix = "api18mcp")
public interface ProviderConfig {

    /** {@code auto} lets somebody without a key try everything, and somebody with one never notice the sandbox. */
    @WithDefault("auto")
    ModeSetting mode();

    /** What the operator may ask for. */
    enum ModeSetting {
        LIVE,
        SANDBOX,
        AUTO
    }
}
