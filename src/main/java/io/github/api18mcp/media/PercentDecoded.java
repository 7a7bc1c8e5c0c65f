package io.github.api18mcp.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Undoes the percent encoding of a URI. */
class PercentDecoded extends FilterInputStream {

    private static final int HEX = 16;

    PercentDecoded(InputStream text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int character = in.read();
        return character == '%' ? digit() * HEX + digit() : character;
    }

    private int digit() throws IOException {
        return Math.max(0, Character.digit(in.read(), HEX));
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = 0;
        for (int one = read(); one >= 0; one = read()) {
            bytes[offset + read++] = (byte) one;
            if (read == count) {
                return read;
            }
        }
        return read == 0 && count > 0 ? -1 : read;
    }
}
