package io.github.api18mcp.media;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.api18mcp.platform.DataDirectory;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder of saved outputs. The file of an output is found by its name alone, so that nothing has to be recorded, and a file that
 * was removed is not there. The folder may contain other files, which are left alone.
 */
@Singleton
public class DownloadFolder {

    private static final Logger LOG = Logger.getLogger(DownloadFolder.class);

    private static final String OFF = "off";

    /** A date, words, and the id of a job. */
    private static final String NAME = "\\d{4}-\\d\\d-\\d\\d-(?:[a-z0-9]+-)*j_[0-9a-z]{16}(?:-\\d+)?";

    private static final Pattern OUTPUT = Pattern.compile(NAME + "\\.[a-z0-9]{3,4}");
    private static final Pattern UNFINISHED = Pattern.compile(NAME + "-[0-9a-f-]+\\.part(?:\\.\\w+)?");

    /** No download takes as long, so its process has ended. */
    private static final Duration LONGEST_DOWNLOAD = Duration.ofDays(1);

    private final Optional<Path> path;
    private final long max;
    private final Clock clock;

    DownloadFolder(DownloadConfig config, DataDirectory data, Clock clock) {
        this.path = config.dir().strip().equalsIgnoreCase(OFF)
                ? Optional.empty()
                : Optional.of(path(config.dir().strip(), data));
        this.max = config.max();
        this.clock = clock;
    }

    private static Path path(String dir, DataDirectory data) {
        try {
            return data.path().resolve(dir).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException("API18MCP_DOWNLOAD_DIR is no path: " + e.getReason(), e);
        }
    }

    /** Empty if outputs are not saved. */
    public Optional<Path> path() {
        return path;
    }

    /** What is saved in it. */
    public record Usage(int files, long bytes, long max) {}

    /** A saved output. */
    record SavedFile(Path path, long size, FileTime time) {}

    /**
     * The output with its file, if it was saved under this name. Blocks.
     *
     * @param name without its ending
     */
    public Optional<Output> saved(Output output, String name) {
        return path.flatMap(folder -> Arrays.stream(FileType.values())
                .flatMap(type -> saved(output, folder.resolve(name + "." + type.extension()), type).stream())
                .findFirst());
    }

    private static Optional<Output> saved(Output output, Path file, FileType type) {
        return attributes(file).map(attributes -> output.savedAs(file, Optional.of(type.contentType()))
                .sized(attributes.size()));
    }

    /** Blocks. */
    public Usage usage() {
        List<SavedFile> files = files();
        return new Usage(files.size(), bytes(files), max);
    }

    /** Removes the oldest outputs until the others fit, and what processes left that ended during a download. Blocks. */
    public synchronized void makeRoom() {
        removeUnfinished();
        List<SavedFile> files = files();
        long bytes = bytes(files);
        long removed = 0;
        int count = 0;
        for (SavedFile file : files) {
            if (bytes - removed <= max) {
                break;
            }
            if (isDeleted(file.path())) {
                removed += file.size();
                count++;
            }
        }
        if (count > 0) {
            LOG.warnf(
                    "Removed the %d oldest saved outputs (%s) from %s, because API18MCP_DOWNLOAD_MAX is %s",
                    count, ByteCount.words(removed), path.orElseThrow(), ByteCount.words(max));
        }
    }

    private void removeUnfinished() {
        Instant before = clock.instant().minus(LONGEST_DOWNLOAD);
        matching(UNFINISHED).stream()
                .filter(file -> file.time().toInstant().isBefore(before))
                .forEach(file -> isDeleted(file.path()));
    }

    private static boolean isDeleted(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s cannot be removed: %s", file, e.toString());
            return false;
        }
    }

    private static long bytes(List<SavedFile> files) {
        return files.stream().mapToLong(SavedFile::size).sum();
    }

    /** Oldest first. */
    private List<SavedFile> files() {
        List<SavedFile> files = new ArrayList<>(matching(OUTPUT));
        files.sort(Comparator.comparing(SavedFile::time).thenComparing(SavedFile::path));
        return files;
    }

    private List<SavedFile> matching(Pattern name) {
        if (path.isEmpty() || !Files.isDirectory(path.get())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path.get())) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .flatMap(file -> attributes(file)
                            .map(attributes -> new SavedFile(file, attributes.size(), attributes.lastModifiedTime()))
                            .stream())
                    .toList();
        } catch (IOException e) {
            LOG.warnf("%s cannot be read: %s", path.get(), e.toString());
            return List.of();
        }
    }

    /** Empty if there is no such file; a link to a file elsewhere is none. */
    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
