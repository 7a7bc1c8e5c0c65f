package io.github.api18mcp.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.github.api18mcp.tool.answer.ToolAnswer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Calls of tools whose services answer byte for byte as a test says. */
abstract class ServiceCalls {

    /** A caller for each test, so that none gets another's job. */
    private final Owner owner = new Owner(new Caller(UUID.randomUUID().toString()), Mode.LIVE);

    RawService service;

    @Inject
    ToolRegistry registry;

    @Inject
    Journal journal;

    @Inject
    ObjectMapper mapper;

    ToolAnswer call(Account account) {
        return call(account.tool(), account.arguments());
    }

    ToolAnswer call(String tool, String arguments) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(owner, json(arguments), CallListener.SILENT))
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    /** The job of an answer, as it was written down. */
    Job journaled(ToolAnswer answer) {
        JobId id = new JobId(answer.structured().path("job_id").asText());
        return journal.find(owner, id).await().atMost(Duration.ofMinutes(1)).orElseThrow();
    }

    /** What the agent reads, what was charged and what was recorded; and the paid request was sent once. */
    void assertEnd(Account account, ToolAnswer answer, String status, String charged) {
        assertThat(answer.structured().path("status").asText())
                .as("%s", answer.structured())
                .isEqualTo(status);
        assertThat(answer.structured().path("charged").asText()).isEqualTo(charged);
        assertThat(journaled(answer).status().word()).isEqualTo(status);
        assertPaidOnce(account);
    }

    void assertPaidOnce(Account account) {
        assertThat(service.requests()).filteredOn(account::isPaid).hasSize(1);
    }

    private JsonNode json(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
