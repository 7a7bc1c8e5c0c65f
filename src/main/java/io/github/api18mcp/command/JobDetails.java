package io.github.api18mcp.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.platform.Printable;
import io.github.api18mcp.tool.answer.CostText;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything about a job that a person wants to know, one fact per line, and what to do next.
 *
 * @param answer the job as agents see it
 * @param service the name of its service, as written in sentences
 */
record JobDetails(Job job, JsonNode answer, String service) {

    private record Row(String name, String value) {
        @Override
        public String toString() {
            return "%-10s  %s".formatted(name, Printable.line(value));
        }
    }

    @Override
    public String toString() {
        return Stream.of(facts(), ending(), outputs(), nextStep().map(step -> new Row("next", step)).stream())
                .flatMap(lines -> lines)
                .map(Row::toString)
                .collect(Collectors.joining("\n"));
    }

    private Stream<Row> facts() {
        String sandbox = isOfSandbox() ? " (sandbox, where nothing is charged)" : "";
        return Stream.of(
                new Row("job", job.id().value()),
                new Row("caller", caller().name()),
                new Row("model", job.request().model()),
                new Row("arguments", job.request().arguments().toString()),
                new Row("status", job.status().word() + sandbox),
                new Row("cost", CostText.of(job)),
                new Row("charged", job.state().charged().word()),
                new Row("created", JobTable.time(job.createdAt()) + " UTC"));
    }

    private Stream<Row> ending() {
        return Stream.of(
                        job.endedAt().map(time -> new Row("ended", JobTable.time(time) + " UTC")),
                        job.state().providerJobId().map(id -> new Row("service id", id + " (" + service + ")")),
                        Optional.of(answer.at("/error/message"))
                                .filter(JsonNode::isTextual)
                                .map(message -> new Row("error", message.textValue())),
                        Optional.of(answer.path("note"))
                                .filter(JsonNode::isTextual)
                                .map(note -> new Row("note", note.textValue())))
                .flatMap(Optional::stream);
    }

    private Stream<Row> outputs() {
        return job.state() instanceof JobState.Completed completed
                ? completed.outputs().stream().flatMap(this::lines)
                : Stream.empty();
    }

    private Stream<Row> lines(Output output) {
        return Stream.concat(
                output.file().stream().map(file -> new Row("file", file.toString())),
                Stream.of(new Row("output", output.url() + until(output))));
    }

    private String until(Output output) {
        return isOfSandbox()
                ? " (while its sandbox runs)"
                : output.expiresAt()
                        .map(time -> " (until " + JobTable.time(time) + " UTC)")
                        .orElse("");
    }

    private boolean isOfSandbox() {
        return job.request().owner().mode() == Mode.SANDBOX;
    }

    private Optional<String> nextStep() {
        if (job.state().ended()) {
            return job.state().charged() == Charged.UNKNOWN
                    ? Optional.of("look at the dashboard of " + service + ", then run: "
                            + SettleCommand.commandLine(job.id()))
                    : Optional.empty();
        }
        if (!caller().equals(Caller.LOCAL)) {
            return Optional.of("the server that " + caller().name() + " called follows it; look again later");
        }
        return Optional.of(
                job.state() instanceof JobState.AwaitingConfirmation
                        ? "to agree to its price, run: api18-mcp call confirm_job job_id=%s price_usd=%s"
                                .formatted(
                                        job.id(),
                                        job.request().quoted().map(Usd::plain).orElseThrow())
                        : "to wait for it, run: api18-mcp call get_job job_id=" + job.id() + " wait_seconds=50");
    }

    private Caller caller() {
        return job.request().owner().caller();
    }
}
