package io.github.api18mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.generation.GenerationConfig;
import io.github.api18mcp.generation.tracking.PollConfig;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationRangeTest {

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "50s, PT50S", "90, PT90S", "15m, PT15M", "PT1M30S, PT90S", "1500ms, PT1.5S", "24h, PT24H"})
    void a_wait_of_a_second_to_a_day_is_read(String text, Duration wait) {
        assertThat(new GenerationConfig.WaitRange().convert(text)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-5s", "PT-5S", "0s", "0", "999ms", "25h", "999999999999d", "99999999999999999999s", "soon"})
    void any_other_wait_is_refused_with_its_bounds(String text) {
        assertThatThrownBy(() -> new GenerationConfig.WaitRange().convert(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowed values: 1s to 24h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-2s", "9ms", "61s"})
    void no_service_is_asked_without_a_pause_or_hardly_ever(String text) {
        assertThatThrownBy(() -> new PollConfig.PollRange().convert(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowed values: 10ms to 1m");
    }
}
