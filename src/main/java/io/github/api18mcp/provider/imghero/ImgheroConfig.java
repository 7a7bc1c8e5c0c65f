package io.github.api18mcp.provider.imghero;

import io.github.api18mcp.provider.ServiceConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How to reach imghero. */
@ConfigMapping(prefix = "imghero")
public interface ImgheroConfig extends ServiceConfig {

    @Override
    @WithName("api-token")
    Optional<String> key();

    @Override
    @WithName("api-token-file")
    Optional<Path> keyFile();

    @Override
    @WithDefault("https://img-hero.com")
    URI url();

    /** The period in which the service accepts 100 requests. It is documented as one minute; only tests change it. */
    @WithDefault("60s")
    Duration window();
}
