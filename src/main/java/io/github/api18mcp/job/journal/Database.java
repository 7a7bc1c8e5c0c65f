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

/** The journal's database: opened, and its tables brought up to date, at the first need. */
final class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);

    private record Open(AgroalDataSource connections, Jdbi sql, Optional<Object> identity) {}

    private static final Duration LONGEST_FOR_A_CONNECTION = Duration.ofSeconds(10);
    private static final Duration IDLE_UNDOUBTED = Duration.ofSeconds(5);

    private final Storage storage;
    private final DatabaseExecutors workers;
    private final Outage reading;
    private final Outage writing;
    private final List<Runnable> whenOpened = new CopyOnWriteArrayList<>();

    private Optional<Open> open = Optional.empty();

    Database(Storage storage, DatabaseExecutors workers) {
        this.storage = storage;
        this.workers = workers;
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

    /** Reads, holding nothing: also what cannot be written can be read. */
    <T> Uni<T> read(Function<Handle, T> work) {
        return onWorker(reading, () -> sql().withHandle(work::apply));
    }

    /** All of it or nothing. */
    <T> Uni<T> write(Function<Handle, T> work) {
        return onWorker(writing, () -> sql().inTransaction(work::apply));
    }

    /** Whether it can be written, found out by writing: a full disk is still read well. */
    Uni<Void> look() {
        return onWorker(writing, () -> {
            if (isOpen() || storage.exists()) {
                sql().useTransaction(handle -> handle.execute("update turn set taken = taken"));
            } else {
                storage.requirePlace();
            }
            return null;
        });
    }

    /** On this thread, after all else; nobody is left who could do anything about its failure. */
    void atLast(Consumer<Handle> work) {
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
                .emitOn(workers.answers());
    }

    /** At the end of the process nobody is left to be told. */
    private void execute(Runnable task) {
        try {
            workers.work().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The journal is closed", e);
        }
    }

    /** Whatever is thrown, the caller is answered. */
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
            whenOpened.forEach(workers.answers()::execute);
        }
        requireTheSame(open.get());
        return open.get().sql();
    }

    /** What would be written to a file without a name nobody else would ever read, and limits would be passed. */
    private void requireTheSame(Open opened) throws SQLException {
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
            // Prompts are their author's; without this every failure repeats what was to be written.
            sql.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
            new Migration(storage).bringUpToDate(sql);
            return new Open(connections, sql, storage.identity());
        } catch (RuntimeException | Error e) {
            connections.close();
            throw e;
        }
    }

    private AgroalConnectionPoolConfigurationSupplier pool(AgroalConnectionPoolConfigurationSupplier pool) {
        storage.connect(pool.maxSize(storage.most())
                .acquisitionTimeout(LONGEST_FOR_A_CONNECTION)
                .idleValidationTimeout(IDLE_UNDOUBTED));
        return pool;
    }
}
