package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/** The services, imitated on this machine: they start at the first need and cost nothing. */
public interface Sandbox {

    /** The base address of the imitation, as {@code https://api18.dev} is of the real one; the same at every call. */
    Uni<URI> address();
}
