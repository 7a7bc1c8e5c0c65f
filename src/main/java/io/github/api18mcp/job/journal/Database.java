package io.github.api18mcp.job.journal;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.github.api18mcp.job.Job;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The journal's database. It is opened and migrated when it is first needed. */
final class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);

    private record Open(AgroalDataSource connections, Jdbi sql, Optional<Object> identity) {}

    private static final Duration LONGEST_FOR_A_CONNECTION = Duration.ofSeconds(10);
    private static final Duration IDLE_UNDOUBTED = Duration.ofSeconds(5);

    private final Storage storage;
    private final DatabaseExecutors executors;
    private final Outage reading;
    private final Outage writing;
    private final List<Runnable> whenOpened = new CopyOnWriteArrayList<>();

    private Optional<Open> open = Optional.empty();

    Database(Storage storage, DatabaseExecutors executors) {
        this.storage = storage;
        this.executors = executors;
        this.reading = Outage.ofReading(storage);
        this.writing = Outage.ofWriting(storage);
    }

    Storage storage() {
        return storage;
    }

    /** Runs the task after the first opening. */
    void whenOpened(Runnable task) {
        whenOpened.add(task);
    }

    /** Reads without a transaction, which also works while the database cannot be written. */
    <T> Uni<T> read(Function<Handle, T> work) {
        return onWorker(reading, () -> sql().withHandle(work::apply));
    }

    /** Runs in one transaction. */
    <T> Uni<T> write(Function<Handle, T> work) {
        return onWorker(writing, () -> sql().inTransaction(work::apply));
    }

    /** Checks that the database can be written, by writing: a full disk can still be read. */
    Uni<Void> probe() {
        return onWorker(writing, () -> {
            if (isOpen() || storage.exists()) {
                sql().useTransaction(handle -> handle.execute("update turn set taken = taken"));
            } else {
                storage.requireWritableLocation();
            }
            return null;
        });
    }

    /** Runs on this thread, at shutdown. A failure is only logged, because nobody is left to handle it. */
    void runAtShutdown(Consumer<Handle> work) {
        if (isOpen()) {
            try {
                sql().useTransaction(work::accept);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The journal could not be closed well", e);
            }
        }
    }

    synchronized boolean isOpen() {
        return open.isPresent();
    }

    synchronized void close() {
        open.ifPresent(it -> it.connections().close());
        open = Optional.empty();
    }

    private interface Work<T> {
        T done() throws Exception;
    }

    private <T> Uni<T> onWorker(Outage outage, Work<T> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> execute(() -> emit(work, emitter)))
                .invoke(outage::succeeded)
                .onFailure()
                .transform(JournalUnavailableException::translated)
                .onFailure(JournalUnavailableException.class)
                .invoke(failure -> outage.failed(failure.getCause()))
                .emitOn(executors.continuation());
    }

    /** After shutdown nobody is left to answer. */
    private void execute(Runnable task) {
        try {
            executors.database().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The journal is closed", e);
        }
    }

    /** Catches everything, so that the caller is always answered. */
    private static <T> void emit(Work<T> work, UniEmitter<? super T> emitter) {
        try {
            emitter.complete(work.done());
        } catch (Throwable e) {
            emitter.fail(e);
        }
    }

    private synchronized Jdbi sql() throws SQLException {
        if (open.isEmpty()) {
            open = Optional.of(opened());
            whenOpened.forEach(executors.continuation()::execute);
        }
        requireSameFile(open.get());
        return open.get().sql();
    }

    /** Data written to a deleted or replaced file would be lost, and limits would be exceeded. */
    private void requireSameFile(Open opened) throws SQLException {
        if (!storage.identity().equals(opened.identity())) {
            throw new SQLException(
                    "it was removed or replaced while it was in use; put it back, or start this program anew");
        }
    }

    private Open opened() throws SQLException {
        AgroalDataSource connections = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(false)
                .connectionPoolConfiguration(this::pool));
        try {
            Jdbi sql = Jdbi.create(connections);
            sql.registerRowMapper(Job.class, JobRowMapper::read);
            // Prompts are private; without this, every failure would repeat the statement's arguments in the log.
            sql.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
            new Migration(storage).bringUpToDate(sql);
            return new Open(connections, sql, storage.identity());
        } catch (RuntimeException | Error e) {
            connections.close();
            throw e;
        }
    }

    private AgroalConnectionPoolConfigurationSupplier pool(AgroalConnectionPoolConfigurationSupplier pool) {
        storage.configure(pool.maxSize(storage.maxConnections())
                .acquisitionTimeout(LONGEST_FOR_A_CONNECTION)
                .idleValidationTimeout(IDLE_UNDOUBTED));
        return pool;
    }
}
