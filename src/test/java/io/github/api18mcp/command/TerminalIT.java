package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees in a terminal. */
@EnabledOnOs(OS.LINUX)
class TerminalIT {

    private static final String[] CALL = {"call", "hera_1_0_text_to_image", "a cat"};

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_SANDBOX_SPEED", "max").with("TERM", "xterm");

    @TempDir
    Path data;

    @BeforeEach
    void keepTheHomeClean() {
        jar.with("API18MCP_DATA_DIR", data);
    }

    /** The misspelt variable is logged. */
    @Test
    void progress_is_a_bar_and_the_log_has_no_escapes() {
        Ended ended = jar.with("API18MCP_WIAT", "5s").inTerminal(80).run(CALL);

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.text()).contains("░ Hera 1.0 text to image: ").doesNotContain("u001b", "\u001b[38");
        assertThat(ended.out()).anyMatch(line -> line.matches("\u001b\\[2K\\S+ WARN  API18MCP_WIAT .*"));
        assertThat(ended.out()).anyMatch(line -> line.endsWith(".png") && line.contains(data.toString()));
    }

    @Test
    void a_dumb_terminal_is_sent_plain_lines() {
        Ended ended = jar.with("TERM", "dumb").inTerminal(80).run(CALL);

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.text()).contains("Hera 1.0 text to image: ").doesNotContain("\u001b", "░");
    }

    @Test
    void lines_fit_a_narrow_terminal() {
        assertThat(jar.inTerminal(40).run("models").out())
                .anyMatch(line -> line.startsWith("    prompt  "))
                .allMatch(line -> line.length() <= 40);
        assertThat(jar.with("NO_COLOR", "1").run("help", "call").out())
                .anyMatch(line -> line.startsWith("Usage: api18-mcp call"))
                .allMatch(line -> line.length() <= 40);
    }
}
