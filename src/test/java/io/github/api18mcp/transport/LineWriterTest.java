package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineWriterTest {

    private final Reader reader = new Reader();
    private final AtomicInteger broken = new AtomicInteger();
    private final LineWriter writer = new LineWriter(reader, broken::incrementAndGet);

    @Test
    void while_nobody_reads_every_line_is_kept_in_order() {
        List<String> lines = IntStream.range(0, 1000)
                .mapToObj(i -> "line %d, ü".formatted(i))
                .toList();

        lines.forEach(writer::write);
        reader.reads.countDown();
        writer.written().join();

        assertThat(reader.lines()).isEqualTo(lines);
    }

    @Test
    void while_a_crowd_of_lines_waits_only_what_may_be_missing_is_left_out() {
        for (int i = 0; i < 1000; i++) {
            writer.writeUnlessCrowded("progress");
            writer.writeUnlessCrowded("progress");
            writer.write("answer");
        }
        reader.reads.countDown();
        writer.written().join();

        assertThat(reader.lines()).filteredOn("answer"::equals).hasSize(1000);
        assertThat(reader.lines()).filteredOn("progress"::equals).hasSizeBetween(50, 150);
    }

    @Test
    void who_closes_the_pipe_is_noticed() {
        reader.closed = true;
        reader.reads.countDown();

        writer.write("a");
        writer.write("b");
        writer.written().join();

        assertThat(broken).hasValue(2);
    }

    /** The other end of a pipe that holds nothing. */
    private static final class Reader extends OutputStream {

        private final CountDownLatch reads = new CountDownLatch(1);
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private volatile boolean closed;

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                reads.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (closed) {
                throw new IOException("Broken pipe");
            }
            read.write(bytes, offset, length);
        }

        @Override
        public void write(int single) {
            throw new UnsupportedOperationException();
        }

        private List<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }
}
