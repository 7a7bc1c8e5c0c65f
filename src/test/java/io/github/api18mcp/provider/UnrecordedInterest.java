package io.github.api18mcp.provider;

import io.github.api18mcp.provider.Submission.Declined;
import io.smallrye.mutiny.Uni;

/** An interest without a journal: each try may be sent at once. */
public interface UnrecordedInterest extends SubmissionInterest {

    @Override
    default Uni<Void> sending() {
        return Uni.createFrom().voidItem();
    }

    @Override
    default Uni<Void> declined(Declined why) {
        return Uni.createFrom().voidItem();
    }
}
