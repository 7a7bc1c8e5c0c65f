package io.github.api18mcp.generation.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {

    @ParameterizedTest(name = "a model that usually takes {0} s is asked for {2} s after {1} s")
    @CsvSource({"15, 0, 2", "15, 29, 2", "15, 31, 5", "30, 10, 3", "120, 0, 5", "120, 500, 5", "1, 0, 2"})
    void questions_are_two_to_five_seconds_apart(long usual, long elapsed, long next) {
        PollSchedule schedule =
                new PollSchedule(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(usual));

        assertThat(schedule.next(Duration.ofSeconds(elapsed))).isEqualTo(Duration.ofSeconds(next));
    }
}
