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
    private final Recorder recorder = new Recorder();
    private final CallListener listener = SafeCallListener.of(new Broken());

    @BeforeEach
    void listen() {
        LOGGER.addHandler(recorder);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(recorder);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void a_defect_is_logged_once_with_where_it_happened() {
        for (int second = 0; second < 60; second++) {
            listener.progressed(Progress.of("A picture", Duration.ofSeconds(second), Duration.ofSeconds(15)));
            listener.isGone();
        }

        assertThat(recorder.records)
                .singleElement()
                .extracting(LogRecord::getThrown)
                .isSameAs(defect);
    }

    @Test
    void who_cannot_be_asked_is_taken_to_wait() {
        assertThat(listener.isGone()).isFalse();
    }

    private final class Broken implements CallListener {

        @Override
        public void progressed(Progress progress) {
            throw defect;
        }

        @Override
        public boolean isGone() {
            throw defect;
        }
    }

    private static final class Recorder extends Handler {

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
