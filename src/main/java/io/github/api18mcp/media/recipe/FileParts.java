package io.github.api18mcp.media.recipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** A file that consists of new bytes and of ranges of another file, in order. */
final class FileParts {

    @FunctionalInterface
    private interface PartCopier {
        void copy(FileChannel original, FileChannel copy) throws IOException;
    }

    private final List<PartCopier> parts = new ArrayList<>();

    FileParts bytes(byte[] bytes) {
        parts.add((original, copy) -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                copy.write(buffer);
            }
        });
        return this;
    }

    /** @param to exclusive */
    FileParts range(long from, long to) {
        parts.add((original, copy) -> {
            long position = from;
            while (position < to) {
                long count = original.transferTo(position, to - position, copy);
                if (count <= 0) {
                    throw new IOException("the file ended early");
                }
                position += count;
            }
        });
        return this;
    }

    void write(FileChannel original, FileChannel copy) throws IOException {
        for (PartCopier part : parts) {
            part.copy(original, copy);
        }
    }
}
