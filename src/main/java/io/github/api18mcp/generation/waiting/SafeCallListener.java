package io.github.api18mcp.generation.waiting;

import io.github.api18mcp.job.JobId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps a defect of a listener from ending the wait of its caller. A defect is logged once, because it is likely to come back
 * every second.
 */
public final class SafeCallListener implements CallListener {

    private static final Logger LOG = Logger.getLogger(SafeCallListener.class);

    private final CallListener listener;
    private volatile boolean logged;

    private SafeCallListener(CallListener listener) {
        this.listener = listener;
    }

    public static CallListener of(CallListener listener) {
        return listener instanceof SafeCallListener ? listener : new SafeCallListener(listener);
    }

    @Override
    public void progressed(Progress progress) {
        try {
            listener.progressed(progress);
        } catch (RuntimeException e) {
            log("A caller cannot be sent the progress of its call", e);
        }
    }

    /** A caller whose connection cannot be read is taken to be there. */
    @Override
    public boolean isGone() {
        try {
            return listener.isGone();
        } catch (RuntimeException e) {
            log("It cannot be told whether a caller is still there; it is taken to be", e);
            return false;
        }
    }

    @Override
    public void whenGone(Runnable task) {
        try {
            listener.whenGone(task);
        } catch (RuntimeException e) {
            log("A caller cannot report that it leaves; it is checked every second", e);
        }
    }

    @Override
    public void whenAnswered(Runnable delivered, Runnable lost) {
        try {
            listener.whenAnswered(delivered, lost);
        } catch (RuntimeException e) {
            log("A caller cannot report that it was answered; it is taken to be", e);
            delivered.run();
        }
    }

    @Override
    public Uni<Consent> confirm(ConfirmationRequest request) {
        return Uni.createFrom()
                .deferred(() -> listener.confirm(request))
                .onFailure()
                .invoke(failure -> log("A person cannot be asked for a confirmation; there is none", failure))
                .onFailure()
                .recoverWithItem(Consent.NONE);
    }

    @Override
    public Optional<JobId> answered() {
        return listener.answered();
    }

    private void log(String message, Throwable failure) {
        if (!logged) {
            logged = true;
            LOG.error(message, failure);
        }
    }
}
