package io.github.api18mcp.job.journal;

import io.github.api18mcp.job.Budget;
import io.github.api18mcp.job.journal.JournalConfig.DatabaseConfig;
import io.github.api18mcp.platform.DataDirectory;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Opens the journal that the settings name, and closes it at shutdown. */
final class JournalProducer {

    private JournalProducer() {}

    @Produces
    @Singleton
    static Journal journal(JournalConfig config, Budget budget, DataDirectory directory, Clock clock) {
        Storage storage = storage(config.database(), directory);
        return new Journal(storage, DatabaseExecutors.of(storage.maxConnections()), budget, config.lease(), clock);
    }

    static void close(@Disposes Journal journal) {
        journal.close();
    }

    private static Storage storage(DatabaseConfig config, DataDirectory directory) {
        return config.url()
                .<Storage>map(url -> postgres(url, config))
                .orElseGet(() -> new SqliteStorage(directory.path().resolve("journal.db")));
    }

    private static Storage postgres(String url, DatabaseConfig config) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ConfigurationException(
                    "API18MCP_DATABASE_URL must begin with jdbc:postgresql:, as in" + " jdbc:postgresql://host/name");
        }
        return new PostgresStorage(
                url, config.username().orElse(""), config.password().orElse(""));
    }
}
