package io.github.api18mcp.job.journal;

import io.github.api18mcp.image.ImageFormat;
import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.job.Owner;
import io.smallrye.mutiny.Uni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Input images in the journal's database, because every process may need them: the one that goes on with a confirmed job, and the
 * replica that a service happens to fetch from.
 */
public final class ImageStore {

    /** From its last use. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** For each caller; the oldest ones go first. */
    static final int MOST_KEPT = 20;

    private final Database database;
    private final Clock clock;

    ImageStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps an image for its owner, under the id that follows from its bytes. */
    public Uni<Void> keep(Owner owner, InputImage image) {
        return database.write(handle -> {
            keep(handle, owner, image, clock.instant());
            return null;
        });
    }

    /** Empty if this owner has no such image, or none any more. */
    public Uni<Optional<InputImage>> find(Owner owner, String id) {
        return database.write(handle -> {
            Instant now = clock.instant();
            forgetExpired(handle, now);
            JobRowMapper.owner(
                            handle.createUpdate("update input_image set used_at = :now"
                                    + " where id = :id and mode = :mode and caller = :caller"),
                            owner)
                    .bind("id", id)
                    .bind("now", now.toEpochMilli())
                    .execute();
            return JobRowMapper.owner(
                            handle.createQuery("select format, content from input_image"
                                    + " where id = :id and mode = :mode and caller = :caller"),
                            owner)
                    .bind("id", id)
                    .map(ImageStore::read)
                    .findOne();
        });
    }

    /**
     * Makes an image available to everybody who knows the token, until the job ends, but for an hour at most.
     *
     * @param token must not be guessable
     */
    public Uni<Void> link(String token, JobId job, InputImage image) {
        return database.write(handle -> {
            Instant now = clock.instant();
            forgetExpired(handle, now);
            handle.createUpdate(
                            """
                            insert into input_link (token, job, format, content, expires_at)
                            values (:token, :job, :format, :content, :expiry)
                            """)
                    .bind("token", token)
                    .bind("job", job.value())
                    .bind("format", image.format().name())
                    .bind("content", image.bytes())
                    .bind("expiry", now.plus(LIFETIME).toEpochMilli())
                    .execute();
            return null;
        });
    }

    /** The image behind a link; empty if there is none, or none any more. */
    public Uni<Optional<InputImage>> linked(String token) {
        return database.read(handle -> handle.createQuery(
                        "select format, content from input_link where token = :token and expires_at > :now")
                .bind("token", token)
                .bind("now", clock.instant().toEpochMilli())
                .map(ImageStore::read)
                .findOne());
    }

    private static void keep(Handle handle, Owner owner, InputImage image, Instant now) {
        forgetExpired(handle, now);
        JobRowMapper.owner(
                        handle.createUpdate(
                                """
                                insert into input_image (id, mode, caller, format, content, used_at)
                                values (:id, :mode, :caller, :format, :content, :now)
                                on conflict (id, mode, caller) do update set used_at = :now
                                """),
                        owner)
                .bind("id", image.id())
                .bind("format", image.format().name())
                .bind("content", image.bytes())
                .bind("now", now.toEpochMilli())
                .execute();
        JobRowMapper.owner(
                        handle.createUpdate(
                                """
                                delete from input_image where mode = :mode and caller = :caller and id not in (
                                  select id from input_image where mode = :mode and caller = :caller
                                  order by used_at desc, id limit :most)
                                """),
                        owner)
                .bind("most", MOST_KEPT)
                .execute();
    }

    /** The job has ended, so that its service needs its images no more. If nobody can tell whether it runs, they stay for their hour. */
    static void unlink(Handle handle, JobId job) {
        handle.createUpdate("delete from input_link where job = :job")
                .bind("job", job.value())
                .execute();
    }

    static void forgetExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from input_image where used_at <= :before")
                .bind("before", now.minus(LIFETIME).toEpochMilli())
                .execute();
        handle.createUpdate("delete from input_link where expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static InputImage read(ResultSet row, StatementContext context) throws SQLException {
        return new InputImage(ImageFormat.valueOf(row.getString("format")), row.getBytes("content"));
    }
}
