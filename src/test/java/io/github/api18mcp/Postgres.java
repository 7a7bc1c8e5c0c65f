package io.github.api18mcp;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL with a database for each test; it can be stopped for a while. */
public final class Postgres implements BeforeAllCallback, AfterAllCallback {

    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Path directory;
    private EmbeddedPostgres server;
    private int databases;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("postgres");
        server = prepared().start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Creates an empty database. */
    public String database() {
        String name = "journal" + ++databases;
        DataSource all = server.getPostgresDatabase();
        try (Connection connection = all.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Configures a program to keep its journal there. */
    public Jar journal(Jar jar, String database) {
        return jar.with("API18MCP_DATABASE_URL", "jdbc:postgresql://localhost:" + server.getPort() + "/" + database)
                .with("API18MCP_DATABASE_USERNAME", USER)
                .with("API18MCP_DATABASE_PASSWORD", "any");
    }

    /** The address of a database with its user. */
    public String url(String database) {
        return server.getJdbcUrl(USER, database);
    }

    public Jdbi sql(String database) {
        return Jdbi.create(server.getDatabase(USER, database));
    }

    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after a stop. */
    public void startAgain() {
        try {
            server = prepared().setPort(server.getPort()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops its log. */
    private EmbeddedPostgres.Builder prepared() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD);
    }
}
