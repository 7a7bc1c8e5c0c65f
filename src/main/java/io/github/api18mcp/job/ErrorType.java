package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of errors in answers, as the contract names them. */
public enum ErrorType {
    INVALID_ARGUMENTS,
    POLICY_REFUSED,
    BUDGET_EXCEEDED,
    MISSING_KEY,
    NOT_ALLOWED,
    NOT_CONFIRMED,
    IMAGE_UNAVAILABLE,
    JOURNAL_UNAVAILABLE,
    INVALID_API_KEY,
    INSUFFICIENT_BALANCE,
    PAID_BALANCE_REQUIRED,
    MODEL_NOT_FOUND,
    NOT_FOUND,
    BLOCKED,
    RATE_LIMITED,
    PROVIDER_UNAVAILABLE,
    NOT_SENT,
    OUTCOME_UNKNOWN,
    GENERATION_FAILED,
    PROVIDER_PROTOCOL,
    JOB_NOT_FOUND;

    /** Whether the same call may succeed later without any risk of paying twice. */
    public boolean retryable() {
        return this == RATE_LIMITED || this == PROVIDER_UNAVAILABLE || this == NOT_SENT;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
