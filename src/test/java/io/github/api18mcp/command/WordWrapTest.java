package io.github.api18mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** On a narrow terminal no word is cut, and a table stays readable. */
class WordWrapTest {

    @Test
    void a_line_that_fits_stays_as_it_is() {
        assertThat(new WordWrap(20).of("exactly twenty chars\n\n  indented"))
                .isEqualTo("exactly twenty chars\n\n  indented");
    }

    @Test
    void lines_are_broken_between_words() {
        assertThat(new WordWrap(20).of("Refused. Nothing was sent and nothing was charged."))
                .isEqualTo("Refused. Nothing was\nsent and nothing was\ncharged.");
    }

    @Test
    void a_continued_line_starts_below_the_last_column() {
        assertThat(new WordWrap(30).of("ok  mode    sandbox: nothing is charged"))
                .isEqualTo("ok  mode    sandbox: nothing\n            is charged");
    }

    @Test
    void colours_take_no_room() {
        assertThat(new WordWrap(20).of("\u001b[32mok  \u001b[0mall is fine here"))
                .isEqualTo("\u001b[32mok  \u001b[0mall is fine here");
    }

    @Test
    void a_path_is_not_broken() {
        assertThat(new WordWrap(20).of("Wrote /home/ann/.config/Claude/claude.json for you"))
                .isEqualTo("Wrote\n/home/ann/.config/Claude/claude.json\nfor you");
    }

    @Test
    void a_command_can_be_copied() {
        assertThat(new WordWrap(40)
                        .of("It goes on. Run: api18-mcp call get_job job_id=j_1 wait_seconds=50. It is paid for."))
                .isEqualTo("It goes on. Run:\napi18-mcp call get_job job_id=j_1 wait_seconds=50.\nIt is paid for.");
    }

    @Test
    void rows_of_a_table_continue_between_columns() {
        TextTable table = new TextTable(List.of("JOB", "MODEL", "STATUS", "PROMPT"))
                .row("j_1", "hera-1.0-text-to-image", "completed", "a cat")
                .row("j_2", "hera-1.0", "failed", "");

        assertThat(table.within(40))
                .isEqualTo(
                        """
                        JOB  MODEL                   STATUS
                          PROMPT
                        j_1  hera-1.0-text-to-image  completed
                          a cat
                        j_2  hera-1.0                failed""");
        assertThat(table.within(80)).isEqualTo(table.toString()).hasLineCount(3);
    }
}
