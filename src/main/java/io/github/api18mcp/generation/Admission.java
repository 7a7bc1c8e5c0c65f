package io.github.api18mcp.generation;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.generation.Outcome.Rejected;
import io.github.api18mcp.job.IdempotencyKey;
import io.github.api18mcp.job.JobRequest;
import io.github.api18mcp.job.Repetition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a request may be reserved and sent. */
sealed interface Admission {

    <T> T fold(Function<Admitted, T> admitted, Function<NotAdmitted, T> notAdmitted);

    /**
     * Checked, allowed by the policy, and priced.
     *
     * @param remarks what became of the images, in sentences
     */
    record Admitted(
            JobRequest request,
            Arguments arguments,
            Optional<IdempotencyKey> key,
            Repetition repetition,
            List<String> remarks)
            implements Admission {
        @Override
        public <T> T fold(Function<Admitted, T> admitted, Function<NotAdmitted, T> notAdmitted) {
            return admitted.apply(this);
        }
    }

    record NotAdmitted(Rejected rejection) implements Admission {
        @Override
        public <T> T fold(Function<Admitted, T> admitted, Function<NotAdmitted, T> notAdmitted) {
            return notAdmitted.apply(this);
        }
    }
}
