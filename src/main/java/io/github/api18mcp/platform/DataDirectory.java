package io.github.api18mcp.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder for everything that outlives this process; only its owner can read it. */
@Singleton
public class DataDirectory {

    private final Path path;

    @Inject
    DataDirectory(DataDirectoryConfig config, @ConfigProperty(name = "xdg.data.home") Optional<Path> xdg) {
        this(config, xdg, HomeDirectory.of(System.getenv()));
    }

    DataDirectory(DataDirectoryConfig config, Optional<Path> xdg, Path home) {
        this.path = config.dataDir().orElseGet(() -> xdg.orElseGet(() -> home.resolve(".local/share"))
                .resolve("api18-mcp"));
    }

    public Path path() {
        return path;
    }

    /** A subfolder, created if it does not exist. */
    public Path folder(String name) {
        return made(path.resolve(name));
    }

    /** Creates any folder, accessible to its owner alone, if it does not exist. */
    public static Path made(Path folder) {
        try {
            return Files.createDirectories(folder.toAbsolutePath(), ownersOnly());
        } catch (IOException | UnsupportedOperationException e) {
            throw new ConfigurationException(
                    folder + " cannot be made a folder (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
