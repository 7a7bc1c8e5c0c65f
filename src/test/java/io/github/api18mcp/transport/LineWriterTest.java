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

    private final BlockedPipe pipe = new BlockedPipe();
    private final AtomicInteger failures = new AtomicInteger();
    private final LineWriter writer = new LineWriter(pipe, failures::incrementAndGet);

    @Test
    void keeps_all_lines_in_order_while_the_client_does_not_read() {
        List<String> lines = IntStream.range(0, 1000)
                .mapToObj(i -> "line %d, ü".formatted(i))
                .toList();

        lines.forEach(writer::write);
        pipe.reading.countDown();
        writer.written().join();

        assertThat(pipe.lines()).isEqualTo(lines);
    }

    @Test
    void drops_only_droppable_lines_while_many_lines_wait() {
        for (int i = 0; i < 1000; i++) {
            writer.writeUnlessBacklogged("progress");
            writer.writeUnlessBacklogged("progress");
            writer.write("answer");
        }
        pipe.reading.countDown();
        writer.written().join();

        assertThat(pipe.lines()).filteredOn("answer"::equals).hasSize(1000);
        assertThat(pipe.lines()).filteredOn("progress"::equals).hasSizeBetween(50, 150);
    }

    @Test
    void reports_every_line_that_a_closed_pipe_does_not_take() {
        pipe.closed = true;
        pipe.reading.countDown();

        writer.write("a");
        writer.write("b");
        writer.written().join();

        assertThat(failures).hasValue(2);
    }

    /** A pipe without a buffer, which blocks writers until the client reads. */
    private static final class BlockedPipe extends OutputStream {

        private final CountDownLatch reading = new CountDownLatch(1);
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private volatile boolean closed;

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                reading.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (closed) {
                throw new IOException("Broken pipe");
            }
            received.write(bytes, offset, length);
        }

        @Override
        public void write(int single) {
            throw new UnsupportedOperationException();
        }

        private List<String> lines() {
            return received.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }
}
