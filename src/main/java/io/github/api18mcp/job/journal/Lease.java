package io.github.api18mcp.job.journal;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The claim of one process to a job: that it follows it, or that a call of its own waits for it; good until it has not been said
 * for too long.
 *
 * @param holder of this process, unlike that of any other
 */
record Lease(String holder, Duration length) {

    static final String UNTIL = "(select millis from present) + :lease";
    static final String UNFOLLOWED = "(holder is null or lease_until < (select millis from present))";

    static Lease of(Duration length) {
        return new Lease(UUID.randomUUID().toString(), length);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("holder", holder).bind("lease", length.toMillis());
    }
}
