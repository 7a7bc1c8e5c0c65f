package io.github.api18mcp.job.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * A lock on one byte of a file that all processes share. Each holder has a byte of its own, far beyond the end of the file,
 * which stays empty.
 */
final class FileProcessLock implements ProcessLock {

    private static final Logger LOG = Logger.getLogger(FileProcessLock.class);

    private final FileChannel channel;

    private FileProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if the file system has no locks */
    static FileProcessLock of(Path file, String holder) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(byteOf(holder), 1, false) == null) {
                throw new IOException("another process holds the lock of this one");
            }
            return new FileProcessLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The system keeps it until the process ends. */
    @Override
    public void ensureHeld() {}

    /** The system releases it before anybody can know that the process ended. */
    @Override
    public Duration delay() {
        return Duration.ZERO;
    }

    @Override
    public Set<String> unlocked(Handle handle, Collection<String> holders) {
        return holders.stream().filter(this::isUnlocked).collect(Collectors.toSet());
    }

    /** A shared lock, so that two processes that look at the same time do not take each other for the holder. */
    private synchronized boolean isUnlocked(String holder) {
        try (FileLock lock = channel.tryLock(byteOf(holder), 1, true)) {
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        } catch (IOException e) {
            LOG.debug("Cannot tell whether another process lives", e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("The file of process locks could not be closed", e);
        }
    }

    private static long byteOf(String holder) {
        return Holder.number(holder) & (Long.MAX_VALUE >> 1);
    }
}
