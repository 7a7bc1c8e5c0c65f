package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/** The services, imitated on this machine. They start on first use and cost nothing. */
public interface Sandbox {

    /** The base URL of the imitation, in place of {@code https://api18.dev}. It is the same on every call. */
    Uni<URI> address();
}
