package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call stands, in a word of the contract. */
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

    /** Empty where the text is no status. */
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
