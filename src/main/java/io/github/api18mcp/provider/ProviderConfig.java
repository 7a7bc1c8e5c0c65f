package io.github.api18mcp.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether calls cost money. */
@ConfigMapping(prefix = "api18mcp")
public interface ProviderConfig {

    /** {@code auto} lets people without a key try everything, and people with a key never meet the sandbox. */
    @WithDefault("auto")
    ModeSetting mode();

    /** The modes that an operator can set. */
    enum ModeSetting {
        LIVE,
        SANDBOX,
        AUTO
    }
}
