package io.github.api18mcp.tool.answer;

import io.github.api18mcp.generation.Outcome.JobResult;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contradictions in a service's answers about a job that a person may want to know of. */
final class JobNotes {

    private JobNotes() {}

    /** In sentences; empty if everything fits. */
    static Optional<String> of(JobResult result) {
        return Optional.of(Stream.of(
                                result.inputs().stream(),
                                result.remark().map(remark -> remark + ".").stream(),
                                doubts(result.job().state()).stream(),
                                implausibleCost(result.job()).stream())
                        .flatMap(notes -> notes)
                        .collect(Collectors.joining(" ")))
                .filter(notes -> !notes.isEmpty());
    }

    private static List<String> doubts(JobState state) {
        return state instanceof JobState.Completed completed ? completed.doubts() : List.of();
    }

    private static Optional<String> implausibleCost(Job job) {
        return job.implausibleCost()
                .map(cost ->
                        ("The service says that it cost %s, far above its quote of %s; it may have stated another unit."
                                        + " `api18-mcp settle %s cost USD` corrects it.")
                                .formatted(cost, job.request().quoted().orElseThrow(), job.id()));
    }
}
