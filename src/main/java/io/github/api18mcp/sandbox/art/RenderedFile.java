package io.github.api18mcp.sandbox.art;

/** A file that is rendered on demand, always with the same bytes. */
public sealed interface RenderedFile permits Picture, Clip {

    /** Renders the file, which takes a while. */
    byte[] bytes();

    /** The file name extension, such as {@code png}. */
    String extension();

    String mimeType();
}
