package io.github.api18mcp.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kind of output that a model generates. */
public enum OutputKind {
    IMAGE,
    VIDEO;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
