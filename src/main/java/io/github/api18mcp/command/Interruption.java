package io.github.api18mcp.command;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Handles Ctrl-C and other signals to end, at which Java would exit without a word. If nothing has been sent, the
 * process says so and exits at once. If money may have been spent, it first prints what became of it, and exits with
 * that exit code.
 */
final class Interruption {

    private enum Stage {
        UNSENT,
        SENT,
        INTERRUPTED,
        OVER
    }

    static final String NOTHING_SENT = "Interrupted. Nothing was sent and nothing was charged.";

    /** Longer than any call gets for its last answer. */
    private static final long LAST_WORDS_MILLIS = 12_000;

    private final Thread command = Thread.currentThread();
    private final AtomicReference<Stage> phase = new AtomicReference<>(Stage.UNSENT);
    private final CompletableFuture<Void> signal = new CompletableFuture<>();

    private Interruption() {}

    /** For the command that runs on this thread. */
    static Interruption watched() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interruption"));
        return interruption;
    }

    /**
     * Marks that something may be sent from now on. Returns false if the process is already ending and has said that
     * nothing was sent.
     */
    boolean sending() {
        return phase.compareAndSet(Stage.UNSENT, Stage.SENT);
    }

    /** Runs the work; if the process is interrupted, returns the other result early. */
    <T> Uni<T> endsEarly(Uni<T> work, T instead) {
        Uni<T> interrupted = Uni.createFrom().emitter(emitter -> signal.thenRun(() -> emitter.complete(instead)));
        return Uni.join().first(work, interrupted).toTerminate();
    }

    /** The command has printed everything. If it was interrupted, the process exits here with this code. */
    int over(int exitCode) {
        if (phase.getAndSet(Stage.OVER) == Stage.INTERRUPTED) {
            Runtime.getRuntime().halt(exitCode);
        }
        return exitCode;
    }

    private void interrupt() {
        if (phase.compareAndSet(Stage.UNSENT, Stage.OVER)) {
            System.err.println(NOTHING_SENT);
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        if (phase.compareAndSet(Stage.SENT, Stage.INTERRUPTED)) {
            signal.complete(null);
            leaveTheLastWord();
        }
    }

    /** The process exits when this method returns. */
    private void leaveTheLastWord() {
        try {
            command.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
