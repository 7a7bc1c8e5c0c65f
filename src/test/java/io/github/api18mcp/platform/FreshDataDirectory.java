package io.github.api18mcp.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Gives each application that a test starts a journal of its own, unless the test says otherwise: it must not see jobs
 * of an earlier one, or of the person who runs the tests.
 */
final class FreshDataDirectory {

    private FreshDataDirectory() {}

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    static DataDirectory fresh(DataDirectoryConfig config) throws IOException {
        Path folder = Files.createTempDirectory("api18-mcp");
        return new DataDirectory(() -> config.dataDir().or(() -> Optional.of(folder)), Optional.empty(), folder);
    }
}
