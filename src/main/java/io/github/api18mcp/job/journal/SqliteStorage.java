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
 * An SQLite file in the data directory, shared by all processes of one user.
 *
 * <p>Every transaction takes the write lock when it begins. Otherwise a transaction that reads first and writes later
 * fails whenever another one wrote in between. Commits are synced to disk, because they record what was paid for.
 */
record SqliteStorage(Path file) implements Storage {

    private static final Map<String, String> PRAGMAS = Map.of(
            "journal_mode", "WAL",
            "synchronous", "FULL",
            "transaction_mode", "IMMEDIATE",
            // SQLite does not queue waiting processes fairly: one of many may wait for seconds.
            "busy_timeout", "10000");

    /** File locks belong to the process, so its threads need a lock of their own. */
    private static final Object LOCK_WITHIN_PROCESS = new Object();

    @Override
    public boolean exists() {
        return Files.exists(file);
    }

    /** Empty if the file is gone, or the file system does not identify files. */
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
    public void requireWritableLocation() throws IOException {
        Path there = file.toAbsolutePath().getParent();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new IOException(there + " cannot be written");
        }
    }

    @Override
    public Optional<String> locationWarning() {
        return NetworkFileSystem.under(file)
                .map(type -> file + " is on a network file system (" + type + "), where SQLite's locks do not hold and"
                        + " limits may be passed; set API18MCP_DATA_DIR to a local folder, or use PostgreSQL");
    }

    @Override
    public void configure(AgroalConnectionPoolConfigurationSupplier pool) {
        DataDirectory.made(file.toAbsolutePath().getParent());
        pool.connectionFactoryConfiguration(factory -> {
            PRAGMAS.forEach(factory::jdbcProperty);
            return factory.connectionProviderClass(JDBC.class).jdbcUrl(access().url());
        });
    }

    /** SQLite allows one writer at a time, and within one process they can queue fairly. */
    @Override
    public int maxConnections() {
        return 1;
    }

    @Override
    public Access access() {
        return new Access("jdbc:sqlite:" + file, "", "", PRAGMAS);
    }

    @Override
    public String nowSql() {
        return "cast(unixepoch('subsec') * 1000 as integer)";
    }

    @Override
    public ProcessLock lock(String holder) throws IOException {
        return FileProcessLock.of(file.resolveSibling(file.getFileName() + ".processes"), holder);
    }

    @Override
    public void withExclusiveLock(Runnable work) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (LOCK_WITHIN_PROCESS) {
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
