package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsdTest {

    @ParameterizedTest
    @CsvSource({
        "0, $0.00",
        "0.3, $0.30",
        "0.070, $0.07",
        "0.056, $0.056",
        "12, $12.00",
        "1200, $1200.00",
        "1E+2, $100.00"
    })
    void an_amount_is_written_with_two_decimals_or_as_many_as_it_has(String amount, String words) {
        assertThat(Usd.of(amount)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({"0.30, 0.3", "0.056, 0.056", "100, 100", "0, 0"})
    void in_json_it_is_a_plain_number(String amount, String json) throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsString(Usd.of(amount))).isEqualTo(json);
    }

    @Test
    void an_amount_is_its_value_not_its_spelling() {
        assertThat(Usd.of("0.30")).isEqualTo(Usd.of("0.3")).isEqualByComparingTo(Usd.of("0.300"));
        assertThat(Usd.of("0.056").times(9)).isEqualTo(Usd.of("0.504"));
        assertThat(Usd.of("0.056").times(0)).isEqualTo(Usd.ZERO);
        assertThat(Usd.of("0.30")).isLessThan(Usd.of("0.40"));
    }

    @Test
    void an_amount_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Usd.of("-0.01"));
    }

    @ParameterizedTest
    @CsvSource({"0.056, 56000", "0.0000001, 1", "0.1234567, 123457", "999999999999, 999999999999000000", "0, 0"})
    void in_millionths_it_is_never_less(String amount, long micros) {
        assertThat(Usd.of(amount).micros()).isEqualTo(micros);
    }

    @Test
    void millionths_are_an_amount_again() {
        assertThat(Usd.ofMicros(56_000)).isEqualTo(Usd.of("0.056"));
    }
}
