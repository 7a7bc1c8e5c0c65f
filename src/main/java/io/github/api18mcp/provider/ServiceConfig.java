package io.github.api18mcp.provider;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How to reach a service. Each service has its own mapping, because its settings keep the names that the service gave them. */
public interface ServiceConfig {

    Optional<String> key();

    /** A file with the key, for container secrets. */
    Optional<Path> keyFile();

    URI url();
}
