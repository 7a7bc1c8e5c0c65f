package io.github.api18mcp.job.journal;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The claim of one process to a job: to track it, or to wait for it. It expires unless it is renewed.
 *
 * @param holder unique for this process
 */
record Lease(String holder, Duration length) {

    static final String EXPIRY = "(select millis from present) + :lease";
    static final String EXPIRED = "(holder is null or lease_until < (select millis from present))";

    static Lease of(Duration length) {
        return new Lease(UUID.randomUUID().toString(), length);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("holder", holder).bind("lease", length.toMillis());
    }
}
