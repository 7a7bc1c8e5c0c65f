package io.github.api18mcp.job.journal;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.media.Output;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Job states for tests. */
final class JobStates {

    static final JobState PROCESSING = new JobState.Processing("gen_1");
    static final JobState.NotConfirmed NOT_CONFIRMED = new JobState.NotConfirmed(error(ErrorType.NOT_CONFIRMED));
    static final JobState UNKNOWN = new JobState.Unknown(Optional.empty(), error(ErrorType.OUTCOME_UNKNOWN));
    static final JobState UNKNOWN_UNDER_ITS_NAME =
            new JobState.Unknown(Optional.of("gen_1"), error(ErrorType.JOB_NOT_FOUND));

    static final JobState NOT_SENT =
            new JobState.Failed(Optional.empty(), error(ErrorType.NOT_SENT), Charged.NO, Optional.of(Usd.ZERO));

    private JobStates() {}

    static JobState completed() {
        return completed(Optional.empty());
    }

    static JobState completed(String usd) {
        return completed(Optional.of(Usd.of(usd)));
    }

    static JobState failed(Charged charged) {
        return failed(charged, Optional.empty());
    }

    static JobState failed(Charged charged, Optional<Usd> cost) {
        return new JobState.Failed(Optional.of("gen_1"), error(ErrorType.GENERATION_FAILED), charged, cost);
    }

    static JobError error(ErrorType type) {
        return new JobError(type, "It went wrong.", NextStep.of("Tell the person."));
    }

    private static JobState completed(Optional<Usd> cost) {
        Output picture = Output.at(URI.create("https://cdn.example/picture.png"), Optional.empty());
        return new JobState.Completed("gen_1", List.of(picture), cost, SettableClock.START, Optional.empty());
    }
}
