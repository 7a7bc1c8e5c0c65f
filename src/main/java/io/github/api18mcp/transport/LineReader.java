package io.github.api18mcp.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 lines, whatever the platform's charset, and survives one that is far too long. */
final class LineReader {

    /** The longest message, in bytes: 4 MB. */
    static final int LONGEST = 4 * 1024 * 1024;

    /** What the next line is. */
    sealed interface Line {

        record Text(String text) implements Line {}

        record TooLong() implements Line {}

        record End() implements Line {}
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
            return new Line.End();
        }
        while (next >= 0 && next != '\n') {
            if (++length <= LONGEST) {
                line.write(next);
            }
            next = in.read();
        }
        return length > LONGEST ? new Line.TooLong() : new Line.Text(line.toString(StandardCharsets.UTF_8));
    }
}
