package io.github.api18mcp.command;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C, or another signal to end. Java would then end without a word. Here whoever has sent nothing yet hears so and is gone
 * at once; whoever may have spent money says first what came of it, and ends with the exit code of that.
 */
final class Interruption {

    private enum Phase {
        UNSENT,
        SENT,
        INTERRUPTED,
        OVER
    }

    static final String NOTHING_SENT = "Interrupted. Nothing was sent and nothing was charged.";

    /** Longer than any call is given for its answer at the end. */
    private static final long LAST_WORDS_MILLIS = 12_000;

    private final Thread command = Thread.currentThread();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.UNSENT);
    private final CompletableFuture<Void> signal = new CompletableFuture<>();

    private Interruption() {}

    /** Of the command that this thread runs. */
    static Interruption watched() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interruption"));
        return interruption;
    }

    /** From now on something may be sent; false if it must not be, for the process has said otherwise and is ending. */
    boolean sending() {
        return phase.compareAndSet(Phase.UNSENT, Phase.SENT);
    }

    /** The work, or instead of what is left of it the other thing. */
    <T> Uni<T> endsEarly(Uni<T> work, T instead) {
        Uni<T> interrupted = Uni.createFrom().emitter(emitter -> signal.thenRun(() -> emitter.complete(instead)));
        return Uni.join().first(work, interrupted).toTerminate();
    }

    /** The command has said all it had to: if it was interrupted, the process ends here, with this exit code. */
    int over(int exitCode) {
        if (phase.getAndSet(Phase.OVER) == Phase.INTERRUPTED) {
            Runtime.getRuntime().halt(exitCode);
        }
        return exitCode;
    }

    private void interrupt() {
        if (phase.compareAndSet(Phase.UNSENT, Phase.OVER)) {
            System.err.println(NOTHING_SENT);
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        if (phase.compareAndSet(Phase.SENT, Phase.INTERRUPTED)) {
            signal.complete(null);
            leaveTheLastWord();
        }
    }

    /** The process ends when this returns. */
    private void leaveTheLastWord() {
        try {
            command.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
