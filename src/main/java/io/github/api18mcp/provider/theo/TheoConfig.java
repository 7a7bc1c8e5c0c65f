package io.github.api18mcp.provider.theo;

import io.github.api18mcp.provider.ServiceConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How to reach Theo. */
@ConfigMapping(prefix = "theo")
public interface TheoConfig extends ServiceConfig {

    @Override
    @WithName("api-key")
    Optional<String> key();

    @Override
    @WithName("api-key-file")
    Optional<Path> keyFile();

    @Override
    @WithDefault("https://hitheo.ai")
    URI url();
}
