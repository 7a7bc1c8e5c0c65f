package io.github.api18mcp.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A job's state in a word, as the journal's rows have it; the contract has fewer words. */
enum StateName {
    AWAITING_CONFIRMATION(JobState.AwaitingConfirmation.class, Status.AWAITING_CONFIRMATION),
    RECORDED(JobState.Recorded.class, Status.PROCESSING),
    PROCESSING(JobState.Processing.class, Status.PROCESSING),
    COMPLETED(JobState.Completed.class, Status.COMPLETED),
    FAILED(JobState.Failed.class, Status.FAILED),
    UNKNOWN(JobState.Unknown.class, Status.UNKNOWN),
    NOT_CONFIRMED(JobState.NotConfirmed.class, Status.REFUSED);

    private final Class<? extends JobState> state;
    private final Status status;

    StateName(Class<? extends JobState> state, Status status) {
        this.state = state;
        this.status = status;
    }

    static StateName of(JobState state) {
        return Arrays.stream(values())
                .filter(name -> name.state.isInstance(state))
                .findFirst()
                .orElseThrow();
    }

    /** All that a caller is told with that status. */
    static List<String> of(Status status) {
        return Arrays.stream(values())
                .filter(name -> name.status == status)
                .map(StateName::word)
                .toList();
    }

    Status status() {
        return status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
