package io.github.api18mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.api18mcp.RecordedLog;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.profile.Api18Profile;
import io.github.api18mcp.tool.mcp.OpenMcpCall;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableAssert;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that fails because of a defect of this server is answered all the same, and says what is known of the money. */
@QuarkusTest
@TestProfile(Api18Profile.class)
class DefectTest extends McpConversation<McpStreamableAssert, McpStreamableTestClient> {

    @RegisterExtension
    final RecordedLog log = new RecordedLog();

    @Inject
    OpenMcpCall attended;

    @Inject
    Journal journal;

    WireMockServer service;

    @AfterEach
    void removeTool() {
        attended.remove();
    }

    @Test
    void a_call_that_may_have_spent_money_says_so() {
        NullPointerException defect = new NullPointerException("a defect");
        attended.by(listener -> Uni.createFrom().failure(defect));

        JsonObject error = error(OpenMcpCall.NAME, new JsonObject());

        assertThat(error.getInteger("code")).isEqualTo(JsonRpcErrorCodes.INTERNAL_ERROR);
        assertThat(error.getString("message"))
                .contains("It is not known whether a job was begun and charged", "list_jobs");
        assertThat(log.traces(line -> line.startsWith(OpenMcpCall.NAME)))
                .singleElement()
                .isSameAs(defect);
    }

    @Test
    void a_tool_that_throws_before_it_begins_is_answered_too() {
        attended.by(listener -> {
            throw new IllegalStateException("a defect");
        });

        assertThat(error(OpenMcpCall.NAME, new JsonObject()).getString("message"))
                .contains("list_jobs");
    }

    /** A row that cannot be read is none of the database's failures. */
    @ParameterizedTest
    @ValueSource(strings = {"get_job", "list_jobs"})
    void a_defect_is_not_blamed_on_the_journal(String tool) {
        stubCompleted();
        String id = call(arguments()).getJsonObject("structuredContent").getString("job_id");
        change("update job set detail = '{}' where id = ?", id);

        JsonObject error = error(tool, tool.equals("get_job") ? new JsonObject().put("job_id", id) : new JsonObject());

        change("delete from job where id = ?", id);
        assertThat(error.getInteger("code")).isEqualTo(JsonRpcErrorCodes.INTERNAL_ERROR);
        assertThat(error.getString("message")).contains("nothing was charged");
        assertThat(log.traces(line -> line.startsWith(tool))).hasSize(1);
        assertThat(log.errors()).noneMatch(line -> line.contains("The journal cannot be"));
    }

    @Override
    McpStreamableTestClient openClient() {
        return McpAssured.newConnectedStreamableClient();
    }

    @Override
    WireMockServer service() {
        return service;
    }

    private void change(String sql, String id) {
        Jdbi.create("jdbc:sqlite:" + journal.location()).useHandle(handle -> handle.execute(sql, id));
    }

    private JsonObject error(String tool, JsonObject arguments) {
        JsonObject request = request(tool, arguments);
        client.sendAndForget(request);
        return client.waitForResponse(request).getJsonObject("error");
    }
}
