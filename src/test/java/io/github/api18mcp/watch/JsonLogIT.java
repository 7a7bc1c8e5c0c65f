package io.github.api18mcp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of a container, read by a machine. */
@Timeout(120)
class JsonLogIT {

    @RegisterExtension
    final Jar jar = new Jar()
            .with("API18MCP_SANDBOX_SPEED", "max")
            .with("API18MCP_LOG_FORMAT", "json")
            .with("API18MCP_LOG_LEVEL", "INFO");

    @Test
    void each_step_of_a_job_is_a_line_that_names_it() {
        JsonObject job = picture("a lighthouse #429");

        List<String> steps = lines().stream()
                .filter(line -> job.getString("job_id").equals(line.getString("job_id")))
                .map(line -> line.getString("message"))
                .toList();

        assertThat(steps).hasSize(4).allSatisfy(step -> assertThat(step).startsWith(job.getString("job_id") + ": "));
        assertThat(steps.get(0)).contains("submitting hera-1.0-text-to-image, quoted: $0.056");
        assertThat(steps.get(1)).contains("declined for now (rate_limited), sent again");
        assertThat(steps.get(2)).contains("accepted as " + job.getString("provider_job_id"));
        assertThat(steps.get(3)).contains("completed after");
    }

    @Test
    void no_line_speaks_of_a_job_without_naming_it() {
        picture("a lighthouse #cut");

        assertThat(lines())
                .filteredOn(line -> line.getString("message").contains("j_")
                        || line.getString("message").contains("charged")
                        || line.getString("message").contains("request"))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.getString("job_id")).startsWith("j_"));
    }

    @Test
    void a_prompt_is_in_the_log_only_where_that_was_asked_for() {
        picture("a lighthouse");
        assertThat(lines()).noneMatch(line -> line.encode().contains("lighthouse"));

        jar.with("API18MCP_LOG_PROMPTS", true);
        JsonObject job = picture("a lighthouse");
        assertThat(lines())
                .filteredOn(line -> line.encode().contains("lighthouse"))
                .singleElement()
                .satisfies(line -> assertThat(line.getString("job_id")).isEqualTo(job.getString("job_id")));
    }

    @Test
    void also_why_it_does_not_start() {
        said = jar.with("API18MCP_WAIT", "soon").run("serve").err();

        assertThat(lines()).last().satisfies(line -> assertThat(line.getString("message"))
                .contains("API18MCP_WAIT"));
    }

    private List<String> said = List.of();

    private JsonObject picture(String prompt) {
        JarProcess server = jar.start("stdio").greet();
        server.send(Messages.call(1, "hera_1_0_text_to_image", new JsonObject().put("prompt", prompt)));
        JsonObject job = server.answer(1).getJsonObject("result").getJsonObject("structuredContent");
        said = server.endInput().ended().err();
        return job;
    }

    /** Each line is one object. */
    private List<JsonObject> lines() {
        return said.stream().map(JsonObject::new).toList();
    }
}
