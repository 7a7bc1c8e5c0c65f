package io.github.api18mcp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Records the log of this process during a test. */
public final class RecordedLog implements BeforeEachCallback, AfterEachCallback {

    private static final ExtFormatter TEXT = new PatternFormatter("%s");
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(ExtLogRecord.wrap(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeEach(ExtensionContext context) {
        ROOT.addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ROOT.removeHandler(handler);
    }

    /** Errors of this type that were logged with their stack trace. */
    public List<? extends Throwable> traces(Predicate<String> message) {
        return lines(message).stream()
                .filter(record -> record.getThrown() != null)
                .map(LogRecord::getThrown)
                .toList();
    }

    public List<String> errors() {
        return records.stream()
                .filter(record -> record.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(TEXT::formatMessage)
                .toList();
    }

    private List<ExtLogRecord> lines(Predicate<String> message) {
        return records.stream()
                .filter(record -> message.test(TEXT.formatMessage(record)))
                .toList();
    }
}
