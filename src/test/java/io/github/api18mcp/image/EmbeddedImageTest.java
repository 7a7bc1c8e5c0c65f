package io.github.api18mcp.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedImageTest {

    private static final String BASE64 = Base64.getEncoder().encodeToString(Pictures.png());

    @Test
    void the_bytes_are_those_in_base64_whatever_type_is_claimed() throws UnusableImageException {
        assertThat(EmbeddedImage.bytes("data:image/png;base64," + BASE64)).isEqualTo(Pictures.png());
        assertThat(EmbeddedImage.bytes("DATA:;BASE64," + BASE64)).isEqualTo(Pictures.png());
        assertThat(EmbeddedImage.bytes("data:text/plain;charset=utf-8;base64,"
                        + Base64.getUrlEncoder().encodeToString(Pictures.png())))
                .isEqualTo(Pictures.png());
    }

    @ParameterizedTest
    @CsvSource({
        "'data:image/svg+xml,<svg/>', a data: URI without Base64",
        "'data:image/png;base64', a data: URI without Base64",
        "'data:image/png;base64,AAAAA', a data: URI whose Base64 is damaged"
    })
    void anything_else_is_refused(String uri, String message) {
        assertThatThrownBy(() -> EmbeddedImage.bytes(uri))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage(message);
    }

    @Test
    void more_than_10_MB_are_refused_before_they_are_decoded() {
        String uri = "data:image/png;base64," + "A".repeat(EmbeddedImage.MOST_BYTES / 3 * 4 + 8);

        assertThatThrownBy(() -> EmbeddedImage.bytes(uri)).hasMessage("a data: URI of more than 10 MB");
    }
}
