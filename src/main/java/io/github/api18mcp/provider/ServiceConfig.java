package io.github.api18mcp.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How a service is reached. Each has a mapping of its own, by the names that the service gave its settings. */
public interface ServiceConfig {

    Optional<String> key();

    /** For container secrets. */
    Optional<Path> keyFile();

    URI url();
}
