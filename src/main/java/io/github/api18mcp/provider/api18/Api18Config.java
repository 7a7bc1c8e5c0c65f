package io.github.api18mcp.provider.api18;

import io.github.api18mcp.provider.ServiceConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How to reach Api18.dev. */
@ConfigMapping(prefix = "api18")
public interface Api18Config extends ServiceConfig {

    @Override
    @WithDefault("https://api18.dev")
    URI url();
}
