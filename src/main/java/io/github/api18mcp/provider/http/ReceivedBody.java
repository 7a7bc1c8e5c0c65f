package io.github.api18mcp.provider.http;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The bytes of an answer as they were received: in memory, or in a temporary file if there are many. The file has no name any
 * more, and vanishes when nothing refers to the body.
 */
public final class ReceivedBody {

    /** Whether the body is all that the service sent. */
    public enum End {
        COMPLETE,
        /** The connection broke. */
        CUT_OFF,
        /** The rest was not read. */
        TOO_LONG
    }

    private final Supplier<InputStream> bytes;
    private final long length;
    private final End end;

    private ReceivedBody(Supplier<InputStream> bytes, long length, End end) {
        this.bytes = bytes;
        this.length = length;
        this.end = end;
    }

    public static ReceivedBody of(byte[] bytes) {
        return new ReceivedBody(() -> new ByteArrayInputStream(bytes), bytes.length, End.COMPLETE);
    }

    public End end() {
        return end;
    }

    long length() {
        return length;
    }

    /** The bytes from the start, however often it is called. */
    InputStream open() {
        return bytes.get();
    }

    /** Collects a body. Not thread-safe; {@link #store} blocks. */
    static final class Collector {

        private Buffer memory = Buffer.buffer();
        private Optional<FileChannel> file = Optional.empty();
        private long length;

        void add(Buffer bytes) {
            memory.appendBuffer(bytes);
            length += bytes.length();
        }

        boolean isTooLong() {
            return length > AnswerLimits.BODY_BYTES;
        }

        /** Whether {@link #store} has to be called. */
        boolean isFull() {
            return memory.length() > AnswerLimits.BODY_BYTES_IN_MEMORY;
        }

        /** Whether a part of the body is in a file, so that {@link #body} blocks. */
        boolean isStored() {
            return file.isPresent();
        }

        void store() throws IOException {
            if (file.isEmpty()) {
                Path path = Files.createTempFile("api18-mcp-", ".answer");
                file = Optional.of(FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE));
            }
            ByteBuffer bytes = ByteBuffer.wrap(memory.getBytes());
            while (bytes.hasRemaining()) {
                file.get().write(bytes);
            }
            memory = Buffer.buffer();
        }

        ReceivedBody body(End end) throws IOException {
            if (isStored()) {
                store();
                FileChannel stored = file.get();
                long size = length;
                return new ReceivedBody(() -> new FileInput(stored, size), size, end);
            }
            byte[] bytes = memory.getBytes();
            return new ReceivedBody(() -> new ByteArrayInputStream(bytes), length, end);
        }
    }

    /** Reads a file at a position of its own, so that several can read it. */
    private static final class FileInput extends InputStream {

        private final FileChannel file;
        private final long length;
        private long position;

        private FileInput(FileChannel file, long length) {
            this.file = file;
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (position >= length) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(bytes, offset, count), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
