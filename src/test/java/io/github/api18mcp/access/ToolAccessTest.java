package io.github.api18mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolAccessTest {

    @ParameterizedTest(name = "{2} of allow [{0}], deny [{1}]: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                          |                | spending                 | true
            hera_*        |                | hera_1_0_text_to_image   | true
            hera_*        |                | zeus_1_0_text_to_image   | false
            hera_*        |                | my_hera_1                | false
            hera_* ,quote |                | quote                    | true
                          | *_to_video     | zeus_1_0_text_to_video   | false
                          | *_to_video     | hera_1_0_text_to_image   | true
            *             | zeus_*_video   | zeus_1_0_text_to_video   | false
            quote         | quote          | quote                    | false
                          | .*             | quote                    | true
                          | quot           | quote                    | true
            """)
    void what_is_allowed_and_not_denied_is_there(String allow, String deny, String tool, boolean there) {
        ToolAccess rules = new ToolAccess(new ToolAccessConfig() {
            @Override
            public Optional<List<String>> allow() {
                return names(allow);
            }

            @Override
            public Optional<List<String>> deny() {
                return names(deny);
            }
        });

        assertThat(rules.allow(tool)).isEqualTo(there);
    }

    private static Optional<List<String>> names(String text) {
        return Optional.ofNullable(text).map(names -> List.of(names.split(",")));
    }
}
