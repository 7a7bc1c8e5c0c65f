package io.github.api18mcp.generation.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafeCallListenerTest {

    private static final Logger LOGGER = Logger.getLogger(SafeCallListener.class.getName());

    private final IllegalStateException defect = new IllegalStateException("broken");
    private final RecordingHandler handler = new RecordingHandler();
    private final CallListener listener = SafeCallListener.of(new FailingListener(defect));

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void a_defect_is_logged_once_with_where_it_happened() {
        for (int second = 0; second < 60; second++) {
            listener.progressed(Progress.of("A picture", Duration.ofSeconds(second), Duration.ofSeconds(15)));
            listener.isGone();
        }

        assertThat(handler.records)
                .singleElement()
                .extracting(LogRecord::getThrown)
                .isSameAs(defect);
    }

    @Test
    void who_cannot_be_asked_is_taken_to_wait() {
        assertThat(listener.isGone()).isFalse();
    }

    private static final class RecordingHandler extends Handler {

        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
