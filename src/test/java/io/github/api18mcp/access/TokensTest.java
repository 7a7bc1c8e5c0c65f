package io.github.api18mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final String ANN = "ann-token-0123456789";
    private static final String BEN_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final Tokens tokens = Tokens.parse(
            """
            # of the team

            ann  %s
            ann another-token-of-ann
            ben sha256:%s
            """
                    .formatted(ANN, BEN_HASH));

    @Test
    void a_token_is_its_owners() {
        assertThat(tokens.owner(ANN)).contains(new Caller("ann"));
        assertThat(tokens.owner("another-token-of-ann")).contains(new Caller("ann"));
        assertThat(tokens.count()).isEqualTo(3);
    }

    @Test
    void a_hash_stands_for_its_token_and_is_none_itself() {
        assertThat(tokens.owner("test")).contains(new Caller("ben"));
        assertThat(tokens.owner("sha256:" + BEN_HASH)).isEmpty();
        assertThat(tokens.owner(BEN_HASH)).isEmpty();
    }

    @Test
    void a_hash_may_be_written_in_capitals_and_a_file_may_begin_with_a_byte_order_mark() {
        Tokens shouted = Tokens.parse("\uFEFFben SHA256:" + BEN_HASH.toUpperCase(Locale.ROOT));

        assertThat(shouted.owner("test")).contains(new Caller("ben"));
        assertThat(shouted.owner("SHA256:" + BEN_HASH.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void a_name_that_is_nearly_that_of_the_numbers_is_not_given_to_a_caller() {
        assertThatThrownBy(() -> Tokens.parse("Metrics " + ANN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("spelled metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann-token-012345678", "ANN-TOKEN-0123456789", "ann-token-0123456789 "})
    void anything_else_is_nobodys(String token) {
        assertThat(tokens.owner(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann short",
                "ann sha256:abc",
                "ann sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08f",
                "ann SHA256:abc-0123456789abcdef",
                "ann ann-token-0123456789 more",
                "änn ann-token-0123456789",
                "ann: ann-token-0123456789"
            })
    void a_line_that_is_neither_is_pointed_at_and_not_repeated(String line) {
        assertThatThrownBy(() -> Tokens.parse("# first\n" + line + "\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2")
                .message()
                .doesNotContain("0123456789", "short", "abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nobody yet\n"})
    void a_file_without_a_token_lets_nobody_in(String text) {
        assertThat(Tokens.parse(text).count()).isZero();
        assertThat(Tokens.parse(text).owner("")).isEmpty();
    }
}
