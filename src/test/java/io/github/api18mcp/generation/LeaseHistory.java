package io.github.api18mcp.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which process held which job since when, recorded by the database with its own clock, so that a slow machine makes no
 * difference.
 */
record LeaseHistory(Jdbi sql) {

    /**
     * A change of the lease of a job.
     *
     * @param to empty if it was released
     * @param expiry of the previous lease, in milliseconds
     */
    record Change(String job, Optional<String> from, Optional<String> to, long at, long expiry) {}

    /** Starts recording; the journal must exist. */
    static LeaseHistory of(Jdbi sql) {
        sql.useHandle(
                handle -> handle.execute(
                        """
                        create table holding (
                          number bigserial, job text, former text, latter text, at bigint, expiry bigint);
                        create function hold() returns trigger language plpgsql as '
                        begin
                          insert into holding (job, former, latter, at, expiry)
                          select new.id, old.holder, new.holder, millis, old.lease_until from present;
                          return new;
                        end';
                        create trigger holding after update of holder on job for each row
                          when (old.holder is distinct from new.holder) execute function hold()
                        """));
        return new LeaseHistory(sql);
    }

    /** In milliseconds. */
    long now() {
        return sql.withHandle(handle -> handle.createQuery("select millis from present")
                .mapTo(Long.class)
                .one());
    }

    /** When the lease of a job expires, in milliseconds. */
    long leaseOf(String job) {
        return sql.withHandle(handle -> handle.createQuery("select lease_until from job where id = :id")
                .bind("id", job)
                .mapTo(Long.class)
                .one());
    }

    /** The changes for each job, oldest first. */
    Map<String, List<Change>> byJob() {
        return sql.withHandle(LeaseHistory::changes).stream().collect(Collectors.groupingBy(Change::job));
    }

    private static List<Change> changes(Handle handle) {
        return handle.createQuery("select * from holding order by number")
                .map((row, context) -> new Change(
                        row.getString("job"),
                        Optional.ofNullable(row.getString("former")),
                        Optional.ofNullable(row.getString("latter")),
                        row.getLong("at"),
                        row.getLong("expiry")))
                .list();
    }
}
