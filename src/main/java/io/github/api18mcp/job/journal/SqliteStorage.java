package io.github.api18mcp.job.journal;

import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.github.api18mcp.platform.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import org.sqlite.JDBC;

/**
 * A file in the data directory, shared by all processes of one person.
 *
 * <p>Every transaction takes the write lock when it begins: one that reads first and then writes would otherwise fail whenever
 * another wrote meanwhile. What is committed is on the disk, for it says what was paid for.
 */
record SqliteStorage(Path file) implements Storage {

    private static final Map<String, String> PRAGMAS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "transaction_mode", "IMMEDIATE",
            // Waiting is unfair among processes: with many of them one may wait for seconds.
            "busy_timeout", "10000");

    /** Locks of the file system are the process's, so the threads of one need their own. */
    private static final Object THREADS = new Object();

    @Override
    public boolean exists() {
        return Files.exists(file);
    }

    /** Empty where it is gone, and where the file system has no names of its own for files. */
    @Override
    public Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void requirePlace() throws IOException {
        Path there = file.toAbsolutePath().getParent();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new IOException(there + " cannot be written");
        }
    }

    @Override
    public Optional<String> misplaced() {
        return NetworkFileSystem.under(file)
                .map(type -> file + " is on a network file system (" + type + "), where SQLite's locks do not hold and"
                        + " limits may be passed; set API18MCP_DATA_DIR to a local folder, or use PostgreSQL");
    }

    @Override
    public void connect(AgroalConnectionPoolConfigurationSupplier pool) {
        DataDirectory.made(file.toAbsolutePath().getParent());
        pool.connectionFactoryConfiguration(factory -> {
            PRAGMAS.forEach(factory::jdbcProperty);
            return factory.connectionProviderClass(JDBC.class).jdbcUrl(access().url());
        });
    }

    /** Writers take turns anyway, and in one process they do so without waiting blindly. */
    @Override
    public int most() {
        return 1;
    }

    @Override
    public Access access() {
        return new Access("jdbc:sqlite:" + file, "", "", PRAGMAS);
    }

    @Override
    public String now() {
        return "cast(unixepoch('subsec') * 1000 as integer)";
    }

    @Override
    public void exclusively(Runnable work) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (THREADS) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid()) {
                    work.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
