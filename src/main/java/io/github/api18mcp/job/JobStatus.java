package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a call, as the contract names it. */
public enum JobStatus {
    AWAITING_CONFIRMATION,
    PROCESSING,
    COMPLETED,
    FAILED,
    REFUSED,
    UNKNOWN;

    public static JobStatus of(JobState state) {
        return JobStateName.of(state).status();
    }

    /** Empty if the word is not a status. */
    public static Optional<JobStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
