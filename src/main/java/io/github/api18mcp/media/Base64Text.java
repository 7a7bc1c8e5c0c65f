package io.github.api18mcp.media;

import java.io.IOException;
import java.io.InputStream;

/** Base64 in the letters of the standard, from the variant for URLs and from percent encoding. */
final class Base64Text extends PercentDecoded {

    Base64Text(InputStream text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        return switch (character) {
            case '-' -> '+';
            case '_' -> '/';
            default -> character;
        };
    }
}
