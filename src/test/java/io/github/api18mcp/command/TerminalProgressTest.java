package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.generation.waiting.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Progress takes one line of the terminal, however narrow it is. */
class TerminalProgressTest {

    private static final String ESCAPES = "\u001b\\[[?0-9]*[a-zA-Z]|\r";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 200})
    void a_line_never_wraps(int columns) {
        TerminalProgress progress =
                new TerminalProgress(new PrintStream(shown, true, StandardCharsets.UTF_8), Terminal.LIVE, columns);

        progress.progressed(new Progress(50, "Hera 1.0 text to image: 7 s so far,\nusually about 15 s"));

        String text = shown.toString(StandardCharsets.UTF_8);
        String visible = text.replaceAll(ESCAPES, "");
        assertThat(visible).hasSizeLessThan(columns).contains("Hera 1.0").doesNotContain("\n");
        assertThat(visible.contains("█")).isEqualTo(columns >= 80);
        assertThat(visible.contains("50%")).isEqualTo(columns < 55);
        assertThat(text).startsWith("\r\u001b[2K\u001b[?7l").endsWith("\u001b[?7h");
    }
}
