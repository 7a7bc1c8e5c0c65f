package io.github.api18mcp.generation.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputNameTest {

    private static final Instant LATE = Instant.parse("2026-11-26T23:59:59Z");

    @Test
    void the_outputs_of_a_job_are_recognised_by_day_words_and_number() {
        assertThat(OutputName.of(job("prompt", "Lighthouse at dusk"), 1))
                .isEqualTo("2026-11-26-lighthouse-at-dusk-j_0123456789abcdef");
        assertThat(OutputName.of(job("prompt", "Lighthouse at dusk"), 2))
                .isEqualTo("2026-11-26-lighthouse-at-dusk-j_0123456789abcdef-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prompt | Ein Füchslein, sehr schön!                | ein-fuchslein-sehr-schon",
                "prompt | A café by night in 東京 🎬, one, two        | a-cafe-by-night-in-one",
                "prompt | one two three four five six seven eight   | one-two-three-four-five-six",
                "prompt | incomprehensibilities and counterrevolutionaries | incomprehensibilities-and",
                "prompt | C:\\\\Windows\\\\..\\\\CON <a>?*\"               | c-windows-con-a",
                "prompt | ../../etc/passwd                          | etc-passwd",
                "url    | https://www.example.com/blog/my-post?a=b  | example-com-blog-my-post-a"
            })
    void the_words_are_safe_on_every_file_system(String parameter, String text, String words) {
        assertThat(OutputName.of(job(parameter, text), 1)).isEqualTo("2026-11-26-" + words + "-j_0123456789abcdef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"東京の夜", "", "..", "\0\0", "💡", "https://"})
    void a_text_without_latin_letters_leaves_the_day_and_the_job(String text) {
        assertThat(OutputName.of(job("prompt", text), 1)).isEqualTo("2026-11-26-j_0123456789abcdef");
    }

    @Test
    void no_text_leads_out_of_the_folder_or_is_too_long() {
        String hostile = "../\0\n/" + "x".repeat(100_000) + "/../..";

        assertThat(OutputName.of(job("prompt", hostile), 1)).matches("[a-z0-9_-]{29,100}");
    }

    private static Job job(String parameter, String text) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put(parameter, text);
        JobRequest request = new JobRequest(
                new Owner(Caller.LOCAL, Mode.SANDBOX),
                "account",
                "service",
                "model",
                OutputKind.IMAGE,
                arguments,
                Optional.empty());
        return new Job(
                new JobId("j_0123456789abcdef"), request, LATE, LATE, new JobState.Processing("1"), Optional.empty());
    }
}
