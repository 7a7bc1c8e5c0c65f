package io.github.api18mcp.provider.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * A text in a JSON body that is too long to be kept in memory. It is read from the body when it is needed.
 *
 * @param start the position of its opening quote
 */
public record LongText(BodyText body, long start) {

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    /** The text from its start. Characters that are not ASCII become question marks: what is needed of long texts is Base64. */
    public InputStream open() throws IOException {
        Reader reader = body.open();
        for (long left = start; left > 0; ) {
            long skipped = reader.skip(left);
            if (skipped == 0) {
                throw new EOFException("the body is shorter than it was");
            }
            left -= skipped;
        }
        return new Unescaped(reader, reader.read());
    }

    /** Reads to the closing quote, and undoes the escapes of JSON. */
    private static final class Unescaped extends InputStream {

        private final Reader reader;
        private final int quote;
        private boolean over;

        private Unescaped(Reader reader, int quote) {
            this.reader = reader;
            this.quote = quote;
        }

        @Override
        public int read() throws IOException {
            int character = over ? -1 : reader.read();
            if (character == quote || character < 0) {
                over = true;
                return -1;
            }
            int meant = character == '\\' ? escaped(reader.read()) : character;
            return meant > Byte.MAX_VALUE ? '?' : meant;
        }

        private int escaped(int character) throws IOException {
            return switch (character) {
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> hex();
                default -> character;
            };
        }

        private int hex() throws IOException {
            int value = 0;
            for (int i = 0; i < HEX_DIGITS; i++) {
                value = value * HEX + Math.max(0, Character.digit(reader.read(), HEX));
            }
            return value;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
