package io.github.api18mcp.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who held which job since when, told by the database itself and by its clock: how long a machine takes to get round to
 * something makes no difference to it.
 */
record Holdings(Jdbi sql) {

    /**
     * A job changing hands.
     *
     * @param to nobody, where it was let go
     * @param expiry in milliseconds, of the lease of whoever held it before
     */
    record Change(String job, Optional<String> from, Optional<String> to, long at, long expiry) {}

    /** Begins to tell; the journal has to be there. */
    static Holdings of(Jdbi sql) {
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
        return new Holdings(sql);
    }

    /** In milliseconds. */
    long now() {
        return sql.withHandle(handle -> handle.createQuery("select millis from present")
                .mapTo(Long.class)
                .one());
    }

    /** Until when a job is held, in milliseconds. */
    long leaseOf(String job) {
        return sql.withHandle(handle -> handle.createQuery("select lease_until from job where id = :id")
                .bind("id", job)
                .mapTo(Long.class)
                .one());
    }

    /** The changes of each job, oldest first. */
    Map<String, List<Change>> byJob() {
        return sql.withHandle(Holdings::changes).stream().collect(Collectors.groupingBy(Change::job));
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
