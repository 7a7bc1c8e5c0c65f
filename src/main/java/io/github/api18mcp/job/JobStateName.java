package io.github.api18mcp.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names of job states in the journal, and the contract's status for each. */
public enum JobStateName {
    AWAITING_CONFIRMATION(JobState.AwaitingConfirmation.class, JobStatus.AWAITING_CONFIRMATION),
    RECORDED(JobState.Reserved.class, JobStatus.PROCESSING),
    PROCESSING(JobState.Processing.class, JobStatus.PROCESSING),
    COMPLETED(JobState.Completed.class, JobStatus.COMPLETED),
    FAILED(JobState.Failed.class, JobStatus.FAILED),
    UNKNOWN(JobState.Unknown.class, JobStatus.UNKNOWN),
    NOT_CONFIRMED(JobState.NotConfirmed.class, JobStatus.REFUSED);

    private final Class<? extends JobState> state;
    private final JobStatus status;

    JobStateName(Class<? extends JobState> state, JobStatus status) {
        this.state = state;
        this.status = status;
    }

    public static JobStateName of(JobState state) {
        return Arrays.stream(values())
                .filter(name -> name.state.isInstance(state))
                .findFirst()
                .orElseThrow();
    }

    /** The names of all states with that status. */
    public static List<String> of(JobStatus status) {
        return Arrays.stream(values())
                .filter(name -> name.status == status)
                .map(JobStateName::word)
                .toList();
    }

    JobStatus status() {
        return status;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
