package io.github.api18mcp.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.media.Output;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The outputs that a job should have.
 *
 * @param reader finds them
 * @param service the address of the service, against which the addresses of outputs are resolved
 * @param count how many are paid for
 */
public record ExpectedOutputs(OutputReader reader, URI service, int count) {

    public ExpectedOutputs {
        if (count < 1) {
            throw new IllegalArgumentException("at least one output is paid for");
        }
    }

    /** @param countName the argument that says how many outputs are to be made; one if it is not given */
    public static ExpectedOutputs of(OutputReader reader, URI service, JsonNode arguments, String countName) {
        return new ExpectedOutputs(
                reader, service, Math.max(1, arguments.path(countName).asInt(1)));
    }

    /**
     * What a job that is done says.
     *
     * @param documented the field that should have the outputs
     * @param addition adds to an output what the object around it says
     */
    public Report.Succeeded read(
            JsonFields job,
            String documented,
            BiFunction<Output, JsonFields, Output> addition,
            Optional<Usd> cost,
            Optional<Instant> completedAt,
            Optional<Instant> expiresAt) {
        return succeeded(
                reader.read(job, documented, service, addition), cost, completedAt, expiresAt, said(job, documented));
    }

    private static String said(JsonFields job, String documented) {
        JsonFields found = job.object(documented);
        return found.json().isMissingNode()
                ? "there is no " + documented + " in " + job.quoted()
                : documented + " is " + found.quoted();
    }

    /** @param said what the service says in place of outputs */
    public Report.Succeeded succeeded(
            List<Output> outputs,
            Optional<Usd> cost,
            Optional<Instant> completedAt,
            Optional<Instant> expiresAt,
            String said) {
        int missing = Math.max(0, count - outputs.size());
        List<String> doubts = outputs.isEmpty()
                ? List.of(said)
                : missing > 0 ? List.of("Only " + outputs.size() + " of " + count + " outputs came") : List.of();
        return new Report.Succeeded(outputs, cost, completedAt, expiresAt, missing, doubts);
    }
}
