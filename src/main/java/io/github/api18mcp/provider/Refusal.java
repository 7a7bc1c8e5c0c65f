package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.Accepted;
import io.github.api18mcp.provider.Submission.DeclineReason;
import io.github.api18mcp.provider.Submission.Declined;
import io.github.api18mcp.provider.Submission.Uncertain;
import java.util.Optional;
import java.util.function.Function;

/**
 * A response that is no success, or names no job.
 *
 * @param response with the status that it means
 * @param said as it came
 */
public record Refusal(ServiceResponse response, ServiceResponse said) {

    public static Refusal of(ServiceResponse response) {
        return new Refusal(new ErrorBody(response).meant(), response);
    }

    /**
     * What it says about the money.
     *
     * @param reason why the service declined and charged nothing, by its own documents; empty if it may have charged
     * @param job the job that the response describes nevertheless; it counts unless the service declined
     */
    public Submission submission(Function<ServiceResponse, Optional<DeclineReason>> reason, Optional<ProviderJob> job) {
        return declined(reason)
                .<Submission>map(declined -> declined)
                .or(() -> job.map(Accepted::new))
                .orElseGet(() -> new Uncertain(said.words()));
    }

    /** The no; empty if it is none. */
    public Optional<Declined> declined(Function<ServiceResponse, Optional<DeclineReason>> reason) {
        ErrorBody error = new ErrorBody(response);
        return reason.apply(response)
                .map(why -> new Declined(why, error.type(), error.message(), response.retryAfter()));
    }
}
