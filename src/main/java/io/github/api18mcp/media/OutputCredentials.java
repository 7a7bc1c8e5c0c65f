package io.github.api18mcp.media;

import java.net.URI;
import java.util.Optional;

/** The credentials for outputs that are not public. */
@FunctionalInterface
public interface OutputCredentials {

    OutputCredentials NONE = address -> Optional.empty();

    /** The value of the {@code Authorization} header for this address; empty if none may be sent there. */
    Optional<String> authorization(URI address);
}
