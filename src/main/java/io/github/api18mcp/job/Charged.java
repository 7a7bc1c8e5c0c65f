package io.github.api18mcp.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a job was charged. */
public enum Charged {
    YES,
    NO,
    UNKNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
