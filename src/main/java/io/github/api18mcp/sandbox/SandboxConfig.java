package io.github.api18mcp.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How the services imitated on this machine behave. */
@ConfigMapping(prefix = "api18mcp.sandbox")
public interface SandboxConfig {

    /** {@code 1} shows what waiting is really like, {@code max} leaves nothing to wait for and nothing to see. */
    @WithDefault("4")
    @WithConverter(Speed.Reader.class)
    Speed speed();
}
