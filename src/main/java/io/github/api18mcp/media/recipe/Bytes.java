package io.github.api18mcp.media.recipe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Reading the start of a file. */
final class Bytes {

    private Bytes() {}

    static boolean startsWith(ByteBuffer head, int position, byte[] expected) {
        if (head.limit() < position + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (head.get(position + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(ByteBuffer head, int position, String expected) {
        return startsWith(head, position, expected.getBytes(ISO_8859_1));
    }
}
