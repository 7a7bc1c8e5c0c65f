package io.github.api18mcp.job;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The claim of one process to a job: it follows it, until it has not said so for too long.
 *
 * @param holder of this process, unlike that of any other
 */
record Lease(String holder, Duration length) {

    static final String UNTIL = "(select millis from present) + :lease";
    static final String EXPIRED = "(holder is null or lease_until < (select millis from present))";

    static Lease of(Duration length) {
        return new Lease(UUID.randomUUID().toString(), length);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("holder", holder).bind("lease", length.toMillis());
    }
}
