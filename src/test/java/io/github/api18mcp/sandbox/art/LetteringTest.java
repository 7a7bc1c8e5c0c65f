package io.github.api18mcp.sandbox.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {

    @Test
    void every_printable_ascii_character_has_its_own_glyph() {
        assertThat(IntStream.rangeClosed(' ', '~').mapToObj(Lettering::glyph))
                .doesNotContain(Lettering.UNKNOWN)
                .doesNotHaveDuplicates();
    }

    @Test
    void draws_any_other_character_as_a_placeholder() {
        assertThat(Lettering.glyph(0x6771)).isSameAs(Lettering.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Café über Łódź,Cafe uber Łodz",
                "“neon” – rain…,\"neon\" - rain...",
                "|  two\n\tlines  |,two lines",
                "ｆｕｌｌ ﬁne,full fine",
                "👩‍🎨,👩🎨"
            })
    void reduces_text_to_plain_characters_where_possible(String text, String plain) {
        assertThat(Lettering.plain(text)).isEqualTo(plain);
    }

    @Test
    void the_width_grows_with_the_text_and_the_size() {
        assertThat(Lettering.width("mug", 10)).isGreaterThan(Lettering.width("mu", 10));
        assertThat(Lettering.width("mug", 20)).isEqualTo(2 * Lettering.width("mug", 10));
    }
}
