package io.github.api18mcp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The journal in its database, readable also while no process lives. Read only. */
record JournalFile(String url) {

    record JobEntry(String jobId, String prompt, String state, Optional<String> providerJobId) {

        boolean isOver() {
            return !List.of("recorded", "processing").contains(state);
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static JournalFile sqlite(Path file) {
        return new JournalFile("jdbc:sqlite:file:" + file + "?mode=ro");
    }

    List<JobEntry> entries() {
        return inConnection(connection -> entriesSince(connection, Instant.EPOCH));
    }

    /** Reads again and again, because nothing signals the change, and what follows must follow at once. */
    void awaitEntries(Instant since, Predicate<JobEntry> wanted, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        inConnection(connection -> {
            while (entriesSince(connection, since).stream().filter(wanted).count() < count) {
                assertThat(System.nanoTime()).as("the journal comes to it").isLessThan(end);
            }
            return count;
        });
    }

    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inConnection(Query<T> query) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Through the index on the caller's own jobs, so that a long journal does not make it slow. */
    private static List<JobEntry> entriesSince(Connection connection, Instant moment) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select * from job where mode = 'LIVE' and caller = 'local' and created_at >= ? order by created_at")) {
            query.setLong(1, moment.toEpochMilli());
            List<JobEntry> entries = new ArrayList<>();
            for (ResultSet row = query.executeQuery(); row.next(); ) {
                entries.add(entry(row));
            }
            return entries;
        }
    }

    private static JobEntry entry(ResultSet row) throws SQLException {
        return new JobEntry(
                row.getString("id"),
                new JsonObject(row.getString("arguments")).getString("prompt"),
                row.getString("state"),
                Optional.ofNullable(row.getString("provider_job_id")));
    }
}
