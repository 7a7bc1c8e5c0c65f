package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.policy.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller is told when we say no: nothing was sent and nothing charged. */
public final class Refusals {

    private static final String UNSENT = " Nothing was sent and nothing was charged.";

    private Refusals() {}

    public static JobError arguments(List<Violation> violations) {
        return new JobError(
                ErrorType.INVALID_ARGUMENTS,
                violations.stream().map(Violation::toString).collect(Collectors.joining("; ", "", ".")) + UNSENT,
                "Correct the arguments and call again.",
                Optional.empty(),
                violations);
    }

    static JobError policy(Refusal refusal) {
        return new JobError(
                ErrorType.POLICY_REFUSED,
                refusal.reason() + " Nothing was charged.",
                "Do not rephrase it to get past this; ask for something else.");
    }

    static JobError missingKey(String why) {
        return new JobError(
                ErrorType.MISSING_KEY,
                why + "." + UNSENT,
                "Tell the person who runs this server; `api18-mcp doctor` checks the key.");
    }

    public static JobError journalUnavailable() {
        return new JobError(
                ErrorType.JOURNAL_UNAVAILABLE,
                "The journal of jobs cannot be used." + UNSENT,
                "Tell the person who runs this server; its log says why.");
    }

    /** The id is repeated only where it has the form of one. */
    public static JobError noSuchJob() {
        return new JobError(
                ErrorType.JOB_NOT_FOUND,
                "There is no such job of yours. Nothing was charged by asking.",
                "List your jobs with list_jobs.");
    }
}
