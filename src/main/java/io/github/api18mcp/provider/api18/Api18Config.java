package io.github.api18mcp.provider.api18;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How Api18.dev is reached. */
@ConfigMapping(prefix = "api18")
public interface Api18Config {

    Optional<String> key();

    Optional<Path> keyFile();

    @WithDefault("https://api18.dev")
    URI url();
}
