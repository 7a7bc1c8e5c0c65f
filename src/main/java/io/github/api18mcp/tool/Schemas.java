package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The schemas of answers, as they stand in {@code resources/schemas}. */
@Singleton
class Schemas {

    private final ObjectMapper mapper;

    Schemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode job() {
        return read("job");
    }

    /** What {@code tools/list} carries, so that it leaves room in an agent's context. */
    ObjectNode jobInShort() {
        return read("job-short");
    }

    ObjectNode jobs() {
        return read("jobs");
    }

    /** An object of which no more is said: a service's own. */
    ObjectNode any() {
        return mapper.createObjectNode().put("type", "object");
    }

    ObjectNode models() {
        return read("models");
    }

    ObjectNode spending() {
        return read("spending");
    }

    ObjectNode quote() {
        return read("quote");
    }

    private ObjectNode read(String name) {
        try (InputStream json = Schemas.class.getResourceAsStream("/schemas/" + name + ".json")) {
            return (ObjectNode) mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
