package io.github.api18mcp.watch;

import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Keeps what clients and services sent from forging log entries, hiding them or filling the disk, whichever logger wrote it. A
 * message is one line; the messages of exceptions are too, and only the frames of a stack trace have lines of their own.
 */
final class OneLineFormatter extends ExtFormatter {

    /** A cause may lead back to where it began. */
    private static final int MAX_CAUSES = 20;

    private final ExtFormatter formatter;

    OneLineFormatter(ExtFormatter formatter) {
        this.formatter = formatter;
    }

    @Override
    public String format(ExtLogRecord entry) {
        ExtLogRecord escaped = new ExtLogRecord(entry);
        escaped.setMessage(LogText.oneLine(formatter.formatMessage(entry)), FormatStyle.NO_FORMAT);
        if (entry.getThrown() != null) {
            escaped.setThrown(new EscapedThrowable(entry.getThrown(), MAX_CAUSES));
        }
        return formatter.format(escaped);
    }

    private static final class EscapedThrowable extends Throwable {

        private final String text;

        EscapedThrowable(Throwable original, int causes) {
            super(null, causes == 0 ? null : cause(original, causes - 1), true, true);
            this.text = LogText.oneLine(original.toString());
            setStackTrace(original.getStackTrace());
            if (causes > 0) {
                Stream.of(original.getSuppressed())
                        .map(suppressed -> new EscapedThrowable(suppressed, 0))
                        .forEach(this::addSuppressed);
            }
        }

        private static Throwable cause(Throwable original, int causes) {
            return original.getCause() == null ? null : new EscapedThrowable(original.getCause(), causes);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
