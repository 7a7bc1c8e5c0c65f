package io.github.api18mcp.sandbox.art;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

    private static final Wrapping TEN_LETTERS = new Wrapping(Lettering.width("nnnnnnnnnn", 1), 3);

    @Test
    void a_short_text_is_one_line() {
        assertThat(TEN_LETTERS.lines("nnnn nnnn")).containsExactly("nnnn nnnn");
    }

    @Test
    void lines_break_between_words() {
        assertThat(TEN_LETTERS.lines("nnnn nnn nnnn nnnn")).containsExactly("nnnn nnn", "nnnn nnnn");
    }

    @Test
    void a_word_longer_than_a_line_breaks_within() {
        assertThat(TEN_LETTERS.lines("nnnnnnnnnnnnn")).containsExactly("nnnnnnnnnn", "nnn");
    }

    @Test
    void a_text_too_long_for_all_lines_ends_with_an_ellipsis() {
        assertThat(TEN_LETTERS.lines("nnnnnnnn nnnnnnnn nnnnn nnnnnnnn"))
                .containsExactly("nnnnnnnn", "nnnnnnnn", "nnnnn…");
    }

    @Test
    void a_character_wider_than_a_line_gets_its_own_line() {
        assertThat(new Wrapping(0.1, 3).lines("👩n")).containsExactly("👩", "n");
    }

    @Test
    void an_empty_text_has_no_lines() {
        assertThat(TEN_LETTERS.lines("")).isEmpty();
    }
}
