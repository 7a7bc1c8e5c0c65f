package io.github.api18mcp.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class NextStepTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void words_of_an_older_journal_are_for_both_readers() throws Exception {
        assertThat(mapper.readValue("\"Call again later.\"", NextStep.class))
                .isEqualTo(NextStep.of("Call again later."));
    }

    @Test
    void words_for_each_reader_are_read_as_they_were_written() throws Exception {
        NextStep step = new NextStep("List your jobs with list_jobs.", "List your jobs with `api18-mcp jobs`.");

        assertThat(mapper.readValue(mapper.writeValueAsString(step), NextStep.class))
                .isEqualTo(step);
    }
}
