package io.github.api18mcp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineFormatterTest {

    private static final OneLineFormatter FORMATTER = new OneLineFormatter(new PatternFormatter("%p %s%e%n"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nERROR forged",
                "a\r\nERROR forged",
                "a\u2028ERROR forged",
                "a\u0085ERROR forged",
                "a\u001b[2J\u001b[31mred",
                "a\u202Egnp.exe",
                "a\u0000b",
                "a\u0007b"
            })
    void what_a_client_sent_stays_visible_on_one_line(String sent) {
        String text = FORMATTER.format(entry("unknown request %s", sent));

        assertThat(text.strip().lines()).hasSize(1);
        assertThat(text.strip().chars()).noneMatch(Character::isISOControl);
        assertThat(text).startsWith("WARN unknown request a\\").doesNotContain("\u2028", "\u202E");
    }

    @Test
    void a_megabyte_is_shortened_and_its_length_is_told() {
        String text = FORMATTER.format(entry("%s", "x".repeat(1_000_000)));

        assertThat(text).hasSizeLessThan(2100).endsWith("… (1000000 characters)\n");
    }

    @Test
    void the_messages_of_exceptions_are_on_one_line_and_their_frames_are_kept() {
        ExtLogRecord entry = entry("%s", "failed");
        entry.setThrown(new IllegalStateException("a\nERROR forged", new RuntimeException("b\nERROR forged")));

        String text = FORMATTER.format(entry);

        assertThat(text.lines()).noneMatch(line -> line.startsWith("ERROR"));
        assertThat(text)
                .contains("java.lang.IllegalStateException: a\\nERROR forged")
                .contains("Caused by: java.lang.RuntimeException: b\\nERROR forged")
                .contains("\tat " + OneLineFormatterTest.class.getName());
    }

    @Test
    void exceptions_that_cause_each_other_come_to_an_end() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        ExtLogRecord entry = entry("%s", "failed");
        entry.setThrown(one);

        assertThat(FORMATTER.format(entry)).contains("one", "two");
    }

    private static ExtLogRecord entry(String format, Object... values) {
        ExtLogRecord entry =
                new ExtLogRecord(Level.WARN, format, FormatStyle.PRINTF, OneLineFormatterTest.class.getName());
        entry.setParameters(values);
        return entry;
    }
}
