package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.provider.http.ReadAnswer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The object of an answer that describes the job. It is the answer itself, or it is wrapped: services change that between versions,
 * and something in front of them may wrap it once more.
 */
public record JobObject(JsonFields fields, List<String> idNames) {

    private static final List<String> WRAPPERS =
            List.of("data", "job", "result", "response", "generation", "task", "payload", "body");
    private static final int DEEPEST = 3;

    /** @param idNames the names under which services give the id, the documented one first */
    public static JobObject of(JsonNode body, List<String> idNames) {
        return find(body, idNames, DEEPEST).orElseGet(() -> new JobObject(new JsonFields(body), idNames));
    }

    /** The service's id of the job. */
    public Optional<String> id() {
        return idNames.stream().flatMap(name -> fields.id(name).stream()).findFirst();
    }

    private static Optional<JobObject> find(JsonNode json, List<String> idNames, int levels) {
        JobObject here = new JobObject(new JsonFields(json), idNames);
        if (here.id().isPresent() || levels == 0) {
            return here.id().map(id -> here);
        }
        // A list beside a status has the outputs of the job.
        boolean describesJob = JobStatusWord.of(here.fields()) != JobStatusWord.MISSING;
        Stream<JsonNode> wrapped = json.isArray() && json.size() == 1
                ? Stream.of(json.get(0))
                : WRAPPERS.stream()
                        .map(json::path)
                        .map(ReadAnswer::unwrapped)
                        .filter(inner -> inner.isObject() || inner.isArray() && !describesJob);
        return wrapped.flatMap(inner -> find(inner, idNames, levels - 1).stream())
                .findFirst();
    }
}
