package io.github.api18mcp.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 lines, whatever the platform's charset, and skips a line that is too long without storing it. */
public final class LineReader {

    /** The maximum length of a message: 4 MB. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The result of reading a line. */
    sealed interface Line {

        record Content(String text) implements Line {}

        record TooLong() implements Line {}

        record EndOfInput() implements Line {}
    }

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        int next = in.read();
        if (next < 0) {
            return new Line.EndOfInput();
        }
        while (next >= 0 && next != '\n') {
            if (++length <= MAX_BYTES) {
                line.write(next);
            }
            next = in.read();
        }
        return length > MAX_BYTES ? new Line.TooLong() : new Line.Content(line.toString(StandardCharsets.UTF_8));
    }
}
