package io.github.api18mcp.provider.http;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * A body as text. What it is made of is found out from its bytes, because headers are wrong more often: whether it is packed, and
 * how its characters are encoded. Bytes that are no characters are replaced, and a part that cannot be unpacked is left out.
 */
final class BodyText {

    /** A body may be packed once by the service and once more by something in front of it. */
    private static final int PACKINGS = 2;

    private static final int GZIP = 0x1f8b;
    private static final int DEFLATE = 0x78;
    private static final int CHECKED = 4;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ReceivedBody body;

    BodyText(ReceivedBody body) {
        this.body = body;
    }

    /** The first characters, for people. */
    String beginning(int characters) {
        try (Reader reader = open()) {
            char[] text = new char[characters];
            int length = 0;
            for (int read = reader.read(text); read > 0; read = reader.read(text, length, characters - length)) {
                length += read;
            }
            return new String(text, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isShorterThan(int bytes) {
        return body.length() < bytes && !isPacked();
    }

    /** The text from the start, however often it is called. Blocks if the body is in a file. */
    Reader open() throws IOException {
        InputStream bytes = unpacked(PACKINGS);
        Reader text = new InputStreamReader(bytes, encoding(bytes));
        BufferedReader reader = new BufferedReader(text);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private boolean isPacked() {
        try (InputStream bytes = new BufferedInputStream(body.open())) {
            return isGzip(bytes) || isDeflate(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream unpacked(int packings) throws IOException {
        InputStream bytes = new BufferedInputStream(body.open());
        for (int i = 0; i < packings; i++) {
            if (isGzip(bytes)) {
                bytes = new BufferedInputStream(new ReadablePart(new GZIPInputStream(bytes)));
            } else if (isDeflate(bytes)) {
                bytes = new BufferedInputStream(new ReadablePart(new InflaterInputStream(bytes)));
            }
        }
        return bytes;
    }

    private static boolean isGzip(InputStream bytes) throws IOException {
        byte[] first = peek(bytes);
        return first.length == CHECKED && (unsigned(first[0]) << Byte.SIZE | unsigned(first[1])) == GZIP;
    }

    private static boolean isDeflate(InputStream bytes) throws IOException {
        byte[] first = peek(bytes);
        return first.length == CHECKED
                && first[0] == DEFLATE
                && (first[1] == 0x01 || unsigned(first[1]) == 0x9c || unsigned(first[1]) == 0xda);
    }

    private static Charset encoding(InputStream bytes) throws IOException {
        byte[] first = peek(bytes);
        if (first.length < CHECKED) {
            return StandardCharsets.UTF_8;
        }
        if (unsigned(first[0]) == 0xff && unsigned(first[1]) == 0xfe || first[0] != 0 && first[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return unsigned(first[0]) == 0xfe && unsigned(first[1]) == 0xff || first[0] == 0 && first[1] != 0
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private static int unsigned(byte one) {
        return Byte.toUnsignedInt(one);
    }

    private static byte[] peek(InputStream bytes) throws IOException {
        bytes.mark(CHECKED);
        byte[] first = bytes.readNBytes(CHECKED);
        bytes.reset();
        return first;
    }

    /** The part of a packed body that can be unpacked, up to the limit. */
    private static final class ReadablePart extends FilterInputStream {

        private long left = AnswerLimits.BODY_BYTES;

        private ReadablePart(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) <= 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            try {
                int read = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(count, left));
                left -= Math.max(0, read);
                return read;
            } catch (IOException unreadable) {
                left = 0;
                return -1;
            }
        }
    }
}
