package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentArgumentTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-26,                    2026-11-26T00:00:00Z",
        "2026-11-26T14:00,              2026-11-26T14:00:00Z",
        "2026-11-26 14:00:05,           2026-11-26T14:00:05Z",
        "2026-11-26T14:00:00Z,          2026-11-26T14:00:00Z",
        "2026-11-26T14:00:00.250Z,      2026-11-26T14:00:00.250Z",
        "2026-11-26T14:00:00.25+02:00,  2026-11-26T12:00:00.250Z",
        "2026-11-26T14:00+02:00,        2026-11-26T12:00:00Z"
    })
    void a_date_or_time_is_a_moment(String text, Instant moment) {
        assertThat(MomentArgument.moment(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "26.11.2026", "2026-02-30", "2026-13-01", "1764115200", "2026-11-26T25:00"})
    void anything_else_is_none(String text) {
        assertThat(MomentArgument.moment(text)).isEmpty();
    }
}
