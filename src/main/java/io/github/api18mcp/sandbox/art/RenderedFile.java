package io.github.api18mcp.sandbox.art;

/** Something a job of the sandbox made: the same bytes at every call. Making them takes a while. */
public sealed interface RenderedFile permits Picture, Clip {

    byte[] bytes();

    /** The end of a file's name: {@code png}. */
    String extension();

    String mimeType();
}
