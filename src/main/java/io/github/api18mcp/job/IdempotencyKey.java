package io.github.api18mcp.job;

import java.util.Optional;

/**
 * A key by which a client marks a repeated call as the same call: unique by caller and tool for 24 hours.
 *
 * @param tool the tool that is called
 * @param value 1–200 characters without NUL, which PostgreSQL cannot store
 */
public record IdempotencyKey(String tool, String value) {

    public static final int LONGEST = 200;

    public IdempotencyKey {
        if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an idempotency key has 1–200 characters, none of them NUL");
        }
    }

    /** Empty if the value is not a valid key. */
    public static Optional<IdempotencyKey> of(String tool, String value) {
        try {
            return Optional.of(new IdempotencyKey(tool, value));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }
}
