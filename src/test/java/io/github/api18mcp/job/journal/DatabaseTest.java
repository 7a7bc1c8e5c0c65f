package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.api18mcp.RecordedLog;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures are outages of the database or the disk, and which are defects of this program. */
class DatabaseTest {

    @RegisterExtension
    final RecordedLog log = new RecordedLog();

    private final Path file = Journals.file();
    private final Database database = new Database(new SqliteStorage(file), DatabaseExecutors.of(1));

    static Stream<Throwable> outages() {
        SQLException sql = new SQLException("connection refused");
        IOException disk = new IOException("no space left on device");
        return Stream.of(
                sql,
                disk,
                new ConnectionException(sql),
                new UnableToExecuteStatementException(sql, null),
                new FlywayException("cannot migrate", sql),
                new FlywayException("a newer version has changed the tables"),
                new UncheckedIOException(disk),
                new ConfigurationException("no folder", disk));
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new NullPointerException("a defect"),
                new IllegalStateException("a defect", new IllegalArgumentException()),
                new ConfigurationException("a setting"),
                new UnableToExecuteStatementException("a parameter is missing", null),
                new AssertionError("a defect"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void a_failure_of_the_database_or_the_disk_makes_the_journal_unavailable(Throwable outage) {
        for (Uni<Object> work : failing(outage)) {
            assertThatThrownBy(() -> answer(work))
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasCause(outage);
        }
    }

    @ParameterizedTest
    @MethodSource("defects")
    void a_defect_reaches_the_caller_as_it_is(Throwable defect) {
        for (Uni<Object> work : failing(defect)) {
            assertThat(answer(work.onFailure().recoverWithItem(failure -> failure)))
                    .isSameAs(defect);
        }
        assertThat(log.errors()).isEmpty();
    }

    @Test
    void sql_that_fails_makes_the_journal_unavailable() {
        Uni<Integer> work = database.read(handle -> handle.execute("select * from nothing"));

        assertThatThrownBy(() -> answer(work)).isInstanceOf(JournalUnavailableException.class);
    }

    @Test
    void an_outage_is_logged_once_with_its_cause_until_it_is_over() throws IOException {
        answer(database.probe());
        answer(database.write(handle -> handle.execute("create table thing (id int)")));

        outage();
        assertThat(causes()).singleElement().isInstanceOf(SQLException.class);

        answer(write());
        outage();
        assertThat(causes()).hasSize(2);
    }

    /** The file is missing during two calls. */
    private void outage() throws IOException {
        Path elsewhere = Files.move(file, file.resolveSibling("elsewhere.db"));
        for (int calls = 0; calls < 2; calls++) {
            assertThatThrownBy(() -> answer(write())).isInstanceOf(JournalUnavailableException.class);
        }
        Files.move(elsewhere, file);
    }

    private Uni<Integer> write() {
        return database.write(handle -> handle.execute("insert into thing values (1)"));
    }

    private List<? extends Throwable> causes() {
        return log.traces(line -> line.contains("The journal cannot be written (" + file));
    }

    private List<Uni<Object>> failing(Throwable failure) {
        return List.of(database.read(handle -> thrown(failure)), database.write(handle -> thrown(failure)));
    }

    /** A checked exception, too, which JDBI lets through. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> Object thrown(Throwable failure) throws X {
        throw (X) failure;
    }

    private static <T> T answer(Uni<T> question) {
        return question.await().atMost(Duration.ofSeconds(60));
    }
}
