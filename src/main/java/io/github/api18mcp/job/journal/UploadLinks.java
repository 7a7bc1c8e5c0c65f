package io.github.api18mcp.job.journal;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Links to which callers upload pictures. They are in the journal's database, because any replica may receive the upload. */
public final class UploadLinks {

    /** Long enough for a person to find the file. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** For each caller; the oldest ones go first. */
    static final int MOST_KEPT = 20;

    private final Database database;
    private final Clock clock;

    UploadLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Lets whoever knows the token upload one picture for the owner.
     *
     * @param token must not be guessable
     * @return until when
     */
    public Uni<Instant> add(Owner owner, String token) {
        return database.write(handle -> {
            Instant now = clock.instant();
            Instant expiry = now.plus(LIFETIME);
            forgetExpired(handle, now);
            JobRowMapper.owner(
                            handle.createUpdate(
                                    """
                                    insert into upload_link (token, mode, caller, expires_at)
                                    values (:token, :mode, :caller, :expiry)
                                    """),
                            owner)
                    .bind("token", token)
                    .bind("expiry", expiry.toEpochMilli())
                    .execute();
            JobRowMapper.owner(
                            handle.createUpdate(
                                    """
                                    delete from upload_link where mode = :mode and caller = :caller and token not in (
                                      select token from upload_link where mode = :mode and caller = :caller
                                      order by expires_at desc, token limit :most)
                                    """),
                            owner)
                    .bind("most", MOST_KEPT)
                    .execute();
            return expiry;
        });
    }

    /** For whom a link is; empty if there is none, or none any more. Writes nothing, because strangers can ask. */
    public Uni<Optional<Owner>> owner(String token) {
        return database.read(handle -> handle.createQuery(
                        "select mode, caller from upload_link where token = :token and expires_at > :now")
                .bind("token", token)
                .bind("now", clock.instant().toEpochMilli())
                .map((row, context) ->
                        new Owner(new Caller(row.getString("caller")), Mode.valueOf(row.getString("mode"))))
                .findOne());
    }

    /** Uses a link up. False if another request was faster. */
    public Uni<Boolean> use(String token) {
        return database.write(handle -> handle.createUpdate("delete from upload_link where token = :token")
                        .bind("token", token)
                        .execute()
                == 1);
    }

    static void forgetExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from upload_link where expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
