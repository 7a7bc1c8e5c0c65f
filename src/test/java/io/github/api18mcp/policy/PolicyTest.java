package io.github.api18mcp.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private final Policy policy = new Policy(Optional::empty);

    @Test
    void a_refusal_names_its_rule() {
        assertThat(policy.refuse(List.of("a nude child")))
                .map(PolicyViolation::rule)
                .contains("sexualised-minors");
    }

    @Test
    void texts_of_one_call_are_judged_together() {
        assertThat(policy.refuse(List.of("a child in a garden", "style: erotic")))
                .isPresent();
    }

    @Test
    void texts_do_not_run_into_each_other() {
        assertThat(policy.refuse(List.of("she is little", "girl dancing, sexy")))
                .isEmpty();
    }

    @Test
    void a_refusal_does_not_repeat_the_prompt() {
        assertThat(policy.refuse(List.of("Zanzibar schoolgirl, topless")))
                .map(PolicyViolation::reason)
                .hasValueSatisfying(reason -> assertThat(reason)
                        .doesNotContainIgnoringCase("zanzibar")
                        .doesNotContainIgnoringCase("schoolgirl")
                        .doesNotContainIgnoringCase("topless")
                        .hasLineCount(1));
    }

    @Test
    void no_text_is_no_reason_to_refuse() {
        assertThat(policy.refuse(List.of())).isEmpty();
        assertThat(policy.refuse(List.of("", " ", "\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"word ", "a ", "1", "裸"})
    void a_huge_text_is_read_to_its_end(String unit) {
        String megabyte = unit.repeat(1_000_000 / unit.length());

        assertThat(policy.refuse(List.of(megabyte + " a nude child"))).isPresent();
    }

    @Test
    void null_is_no_text() {
        assertThatNullPointerException().isThrownBy(() -> policy.refuse(null));
        assertThatNullPointerException().isThrownBy(() -> policy.refuse(Arrays.asList("a cat", null)));
    }

    @Test
    void a_refusal_without_a_reason_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyViolation("operator:1", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyViolation("", "Nothing was sent."));
    }
}
