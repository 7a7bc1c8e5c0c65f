package io.github.api18mcp.image;

/** Something named as an image cannot be used. Its message says what was found, as part of a sentence. */
public final class UnusableImageException extends Exception {

    public UnusableImageException(String found) {
        super(found);
    }
}
