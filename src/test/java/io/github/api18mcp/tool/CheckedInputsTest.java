package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.CheckedInputsProfile;
import io.github.api18mcp.provider.api18.FetchingApi18;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code API18MCP_CHECK_INPUTS=true} a URL without a picture costs nothing. */
@QuarkusTest
@TestProfile(CheckedInputsProfile.class)
class CheckedInputsTest extends SandboxCalls {

    private final Owner caller = new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE);

    FetchingApi18 service;

    @BeforeEach
    void nothingPaidYet() {
        service.takePaid();
    }

    @Test
    void a_picture_is_paid_for() {
        ToolAnswer answer = edit(service.url() + "/v1/files/cat.png");

        assertThat(answer.structured().path("status").asText()).isEqualTo("completed");
        assertThat(service.takePaid()).hasSize(1);
    }

    @Test
    void a_redirect_to_a_picture_is_followed() {
        assertThat(edit(service.url() + "/redirect?" + service.url() + "/v1/files/cat.png")
                        .structured()
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs/abc, an address with something else",
        "/missing, an address that answers HTTP 404",
        "/redirect?http://127.0.0.1:9/cat.png, an address that leads to the private address 127.0.0.1",
        "/redirect?http://localhost./cat.png, an address that leads to the private address localhost",
        "/redirect?file:///etc/passwd, an address that leads to \"file:///etc/passwd\"",
        "/redirect?/redirect, an address with too many redirects"
    })
    void anything_else_is_refused_and_costs_nothing(String path, String found) {
        ToolAnswer answer = edit(service.url() + path);

        assertThat(answer.structured().path("status").asText()).isEqualTo("refused");
        assertThat(answer.structured().at("/error/violations/0/got").asText()).isEqualTo(found);
        assertThat(service.takePaid()).isEmpty();
    }

    private ToolAnswer edit(String image) {
        ObjectNode arguments = mapper.createObjectNode().put("prompt", "make it night");
        arguments.putArray("images").add(image);
        return call(caller, "hera_1_0_image_edit", arguments, CallListener.SILENT);
    }
}
