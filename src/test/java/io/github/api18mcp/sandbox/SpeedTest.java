package io.github.api18mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

    @ParameterizedTest
    @CsvSource({"1, 120000", "4, 30000", "10, 12000", "0.5, 240000", "max, 0", "0.000000001, 2592000000"})
    void scales_two_minutes(String speed, long milliseconds) {
        assertThat(read(speed).scale(Duration.ofMinutes(2))).hasMillis(milliseconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "fast", "MAX", "1e3", "NaN", "Infinity", "1,5"})
    void refuses_any_other_value_and_names_the_variable(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("API18MCP_SANDBOX_SPEED must be max or a number above 0")
                .hasMessageContaining(value)
                .hasMessageNotContaining("\n");
    }

    @Test
    void is_4_by_default() {
        SandboxConfig config = new SmallRyeConfigBuilder()
                .withMapping(SandboxConfig.class)
                .build()
                .getConfigMapping(SandboxConfig.class);

        assertThat(config.speed()).isEqualTo(new Speed(4));
    }

    private static Speed read(String value) {
        return new SpeedConverter().convert(value);
    }
}
