package io.github.api18mcp.watch;

import io.github.api18mcp.job.JobId;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Formats a log entry as one JSON object. The job that it is about becomes a field, {@code job_id}. It is taken from
 * the parameters of the message and not from a logging context, because the steps of a job run on many threads.
 */
final class JsonLogFormatter extends ExtFormatter {

    private static final int MAX_TRACE = 20_000;

    @Override
    public String format(ExtLogRecord line) {
        JsonObject json = new JsonObject()
                .put("timestamp", line.getInstant().toString())
                .put("level", line.getLevel().getName())
                .put("logger", line.getLoggerName());
        job(line).ifPresent(id -> json.put("job_id", id.value()));
        json.put("message", LogText.shortened(formatMessage(line)));
        if (line.getThrown() != null) {
            json.put("exception", stackTrace(line.getThrown()));
        }
        // JSON itself allows line ends of Unicode in a string.
        return LogText.escaped(json.encode()) + "\n";
    }

    private static Optional<JobId> job(ExtLogRecord line) {
        return Stream.of(Objects.requireNonNullElse(line.getParameters(), new Object[0]))
                .filter(JobId.class::isInstance)
                .map(JobId.class::cast)
                .findFirst();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return LogText.shortened(text.toString(), MAX_TRACE);
    }
}
