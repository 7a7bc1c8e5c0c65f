package io.github.api18mcp.generation.failure;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.job.Limit;
import io.github.api18mcp.policy.PolicyViolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller is told when we say no: nothing was sent and nothing charged. */
public final class Rejections {

    private static final String UNSENT = " Nothing was sent and nothing was charged.";

    private Rejections() {}

    public static JobError arguments(List<Violation> violations) {
        return new JobError(
                ErrorType.INVALID_ARGUMENTS,
                violations.stream().map(Violation::toString).collect(Collectors.joining("; ", "", ".")) + UNSENT,
                "Correct the arguments and call again.",
                Optional.empty(),
                violations);
    }

    public static JobError policy(PolicyViolation refusal) {
        return new JobError(
                ErrorType.POLICY_REFUSED,
                refusal.reason() + " Nothing was charged.",
                "Do not rephrase it to get past this; ask for something else.");
    }

    public static JobError budget(Allowance allowance, JobRequest request) {
        Limit limit = allowance.limit();
        String asked = request.quoted().map(usd -> "it would cost " + usd).orElse("it has no price in dollars before");
        return new JobError(
                ErrorType.BUDGET_EXCEEDED,
                "The limit " + limit.variable() + " of " + allowance.inWords(allowance.most())
                        + " does not allow this call: " + asked + ", and "
                        + allowance.inWords(allowance.left()) + " are left." + UNSENT,
                "Ask for something that costs less, or tell the person; the tool spending shows what was spent.");
    }

    public static JobError keyTaken(JobId by) {
        return arguments(List.of(new Violation(
                "api18mcp/idempotency-key",
                "a key of its own for other arguments",
                "the key of job " + by + ", which has other arguments")));
    }

    /** Of an idempotency key that is none. */
    public static JobError key() {
        return arguments(List.of(new Violation(
                "api18mcp/idempotency-key", "text of 1–" + IdempotencyKey.LONGEST + " characters", "something else")));
    }

    public static JobError otherPrice(Usd quoted, Usd given) {
        return arguments(List.of(new Violation("price_usd", quoted.plain(), given.plain())));
    }

    public static JobError notConfirmed() {
        return notConfirmed("The person declined the price.");
    }

    public static JobState.NotConfirmed notConfirmedInTime() {
        return new JobState.NotConfirmed(notConfirmed("Nobody confirmed the price within 15 minutes."));
    }

    private static JobError notConfirmed(String what) {
        return new JobError(
                ErrorType.NOT_CONFIRMED, what + UNSENT, "Call again only if the person wants it after all.");
    }

    public static JobError modelRemoved() {
        return new JobError(
                ErrorType.MODEL_NOT_FOUND,
                "The catalog no longer has this model." + UNSENT,
                "Use another model; list_models names them.");
    }

    public static JobError notAllowed() {
        return new JobError(
                ErrorType.NOT_ALLOWED,
                "The operator of this server does not allow this model." + UNSENT,
                "Use another model; list_models says which can be used.");
    }

    public static JobError missingKey(String why) {
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
