package io.github.api18mcp.generation.failure;

import io.github.api18mcp.catalog.Usd;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.job.Allowance;
import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.ErrorType;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobError;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.JobState.NotConfirmed;
import io.github.api18mcp.job.NextStep;
import io.github.api18mcp.policy.PolicyViolation;
import io.github.api18mcp.provider.Provider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller is told when this server says no: nothing was sent and nothing was charged. */
public final class Rejections {

    private static final String NOTHING_SENT = " Nothing was sent and nothing was charged.";

    private static final String KEY = "api18mcp/idempotency-key";

    private static final NextStep OTHER_MODEL = new NextStep(
            "Use another model; list_models says which can be used.",
            "Use another model; `api18-mcp models` says which can be used.");

    private Rejections() {}

    public static JobError arguments(List<Violation> violations) {
        String message = violations.stream().map(Violation::toString).collect(Collectors.joining("; ", "", "."));
        return new JobError(
                ErrorType.INVALID_ARGUMENTS,
                message + NOTHING_SENT,
                NextStep.of("Correct the arguments and call again."),
                Optional.empty(),
                violations);
    }

    public static JobError policy(PolicyViolation violation) {
        return new JobError(
                ErrorType.POLICY_REFUSED,
                violation.reason() + " Nothing was charged.",
                NextStep.of("Do not rephrase it to get past this; ask for something else."));
    }

    public static JobError budget(Allowance allowance, JobRequest request) {
        String price = request.quoted()
                .map(usd -> "it would cost " + usd)
                .orElse("its price in dollars is not known in advance");
        return new JobError(
                ErrorType.BUDGET_EXCEEDED,
                "The limit %s of %s%s does not allow this call: %s, and %s are left."
                                .formatted(
                                        allowance.limit().variable(),
                                        allowance.inWords(allowance.max()),
                                        allowance.origin() == Budget.Origin.DEFAULT
                                                ? " (the default, because no limit is set)"
                                                : "",
                                        price,
                                        allowance.inWords(allowance.left()))
                        + NOTHING_SENT,
                new NextStep(
                        "Ask for something that costs less, or tell the person; the tool spending shows what was spent.",
                        "Ask for something that costs less, or raise the limit; `api18-mcp spending` shows what was spent."));
    }

    public static JobError keyTaken(JobId by) {
        return arguments(List.of(new Violation(
                KEY, "a key of its own for other arguments", "the key of job " + by + ", which has other arguments")));
    }

    public static JobError invalidKey() {
        return arguments(
                List.of(new Violation(KEY, "text of 1–" + IdempotencyKey.LONGEST + " characters", "something else")));
    }

    public static JobError otherPrice(Usd quoted, Usd given) {
        return arguments(List.of(new Violation("price_usd", quoted.plain(), given.plain())));
    }

    public static JobError notConfirmed() {
        return notConfirmed("The person declined the price.");
    }

    public static NotConfirmed notConfirmedInTime() {
        return new NotConfirmed(notConfirmed("Nobody confirmed the price within 15 minutes."));
    }

    private static JobError notConfirmed(String reason) {
        return new JobError(
                ErrorType.NOT_CONFIRMED,
                reason + NOTHING_SENT,
                new NextStep(
                        "Call again only if the person wants it after all.", "Call again if you want it after all."));
    }

    public static JobError modelRemoved() {
        return new JobError(
                ErrorType.MODEL_NOT_FOUND, "The catalog no longer has this model." + NOTHING_SENT, OTHER_MODEL);
    }

    public static JobError notAllowed() {
        return new JobError(
                ErrorType.NOT_ALLOWED,
                "The operator of this server does not allow this model." + NOTHING_SENT,
                OTHER_MODEL);
    }

    public static JobError missingKey(String reason) {
        return new JobError(
                ErrorType.MISSING_KEY,
                reason + "." + NOTHING_SENT,
                new NextStep(
                        "Tell the person who runs this server; `api18-mcp doctor` checks the key.",
                        "Set the key and run `api18-mcp doctor` to check it."));
    }

    /** An image has no URL, and the service fetches images by URL. */
    public static JobError noImageHost(Provider service) {
        return imageUnavailable(service.service().title()
                + " fetches pictures by URL, and this server has no place to host one: set API18MCP_PUBLIC_URL to the public"
                + " address of this server while `serve` runs, or API18MCP_BUCKET_ENDPOINT and the others to an S3-compatible"
                + " bucket.");
    }

    /** @param reason in sentences */
    public static JobError imageUnavailable(String reason) {
        return new JobError(
                ErrorType.IMAGE_UNAVAILABLE,
                reason + NOTHING_SENT,
                new NextStep(
                        "Name a picture that has a public URL, or tell the person who runs this server.",
                        "Name a picture that has a public URL, or change the settings."));
    }

    public static JobError journalUnavailable() {
        return new JobError(
                ErrorType.JOURNAL_UNAVAILABLE,
                "The journal of jobs cannot be used." + NOTHING_SENT,
                new NextStep(
                        "Tell the person who runs this server; its log says why.",
                        "Run `api18-mcp doctor`; it says what is wrong with the journal."));
    }

    /** Does not repeat the id, which may be any text. */
    public static JobError noSuchJob() {
        return new JobError(
                ErrorType.JOB_NOT_FOUND,
                "There is no such job of yours. Nothing was charged by asking.",
                new NextStep("List your jobs with list_jobs.", "List your jobs with `api18-mcp jobs`."));
    }
}
