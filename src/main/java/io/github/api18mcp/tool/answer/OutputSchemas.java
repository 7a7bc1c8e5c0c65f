package io.github.api18mcp.tool.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schemas of answers, from {@code resources/schemas}. */
@Singleton
public class OutputSchemas {

    private final ObjectMapper mapper;

    OutputSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public ObjectNode job() {
        return read("job");
    }

    /** The short form in {@code tools/list}, which leaves room in an agent's context. */
    public ObjectNode jobInShort() {
        return read("job-short");
    }

    /** Whether a tool with this output schema answers with a job. */
    public boolean isJob(ObjectNode outputSchema) {
        return outputSchema.equals(jobInShort());
    }

    public ObjectNode jobs() {
        return read("jobs");
    }

    /** An object without further rules: a service's own answer. */
    public ObjectNode any() {
        return mapper.createObjectNode().put("type", "object");
    }

    public ObjectNode models() {
        return read("models");
    }

    public ObjectNode spending() {
        return read("spending");
    }

    public ObjectNode quote() {
        return read("quote");
    }

    private ObjectNode read(String name) {
        try (InputStream json = OutputSchemas.class.getResourceAsStream("/schemas/" + name + ".json")) {
            return (ObjectNode) mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
