package io.github.api18mcp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.job.JobId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {

    @Test
    void a_line_about_a_job_names_it_in_a_field_of_its_own() {
        JobId id = JobId.fresh();

        JsonObject line = written(line("%s: %s after %d s", id, "completed", 4L));

        assertThat(line.getString("job_id")).isEqualTo(id.value());
        assertThat(line.getString("message")).isEqualTo(id + ": completed after 4 s");
        assertThat(line.getString("level")).isEqualTo("INFO");
        assertThat(line.getString("logger")).isEqualTo("a.logger");
        assertThat(Instant.parse(line.getString("timestamp"))).isEqualTo(Instant.parse("2026-11-22T10:00:00.250Z"));
    }

    @Test
    void other_lines_name_none() {
        assertThat(written(line("It listens")).fieldNames()).containsExactly("timestamp", "level", "logger", "message");
    }

    @Test
    void whatever_a_message_holds_it_stays_one_line() {
        ExtLogRecord failure = line("\"%s\"\n\tnot ours", "a\u2028b\u0085c\u202Ed");
        failure.setThrown(new IllegalStateException("first\nsecond"));

        JsonObject line = written(failure);

        assertThat(line.getString("message")).isEqualTo("\"a\u2028b\u0085c\u202Ed\"\n\tnot ours");
        assertThat(line.getString("exception"))
                .startsWith("java.lang.IllegalStateException: first\nsecond")
                .contains("at " + JsonLogFormatterTest.class.getName());
    }

    private static ExtLogRecord line(String format, Object... values) {
        ExtLogRecord line =
                new ExtLogRecord(Level.INFO, format, FormatStyle.PRINTF, JsonLogFormatterTest.class.getName());
        line.setLoggerName("a.logger");
        line.setInstant(Instant.parse("2026-11-22T10:00:00.250Z"));
        if (values.length > 0) {
            line.setParameters(values);
        }
        return line;
    }

    private static JsonObject written(ExtLogRecord line) {
        String text = new JsonLogFormatter().format(line);
        assertThat(text).endsWith("\n");
        assertThat(text.strip().lines()).hasSize(1);
        assertThat(text).doesNotContain("\u2028", "\u0085", "\u202E");
        return new JsonObject(text);
    }
}
