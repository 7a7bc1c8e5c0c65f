package io.github.api18mcp.generation;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Keeps a defect of an attendant from ending the wait. It is logged once, for it is likely to come back every second. */
final class SafeCallListener implements CallListener {

    private static final Logger LOG = Logger.getLogger(SafeCallListener.class);

    private final CallListener listener;
    private volatile boolean logged;

    SafeCallListener(CallListener listener) {
        this.listener = listener;
    }

    @Override
    public void progressed(Progress progress) {
        try {
            listener.progressed(progress);
        } catch (RuntimeException e) {
            log("A caller cannot be told how its call comes along", e);
        }
    }

    @Override
    public boolean left() {
        try {
            return listener.left();
        } catch (RuntimeException e) {
            log("A caller cannot be asked whether it still waits; it is taken to", e);
            return false;
        }
    }

    @Override
    public void whenLeft(Runnable task) {
        try {
            listener.whenLeft(task);
        } catch (RuntimeException e) {
            log("A caller cannot say by itself that it leaves; it is asked every second", e);
        }
    }

    @Override
    public Uni<Consent> asked(ConfirmationRequest question) {
        return Uni.createFrom()
                .deferred(() -> listener.asked(question))
                .onFailure()
                .invoke(failure -> log("A person cannot be asked; they have not agreed", failure))
                .onFailure()
                .recoverWithItem(Consent.NONE);
    }

    private void log(String what, Throwable failure) {
        if (!logged) {
            logged = true;
            LOG.error(what, failure);
        }
    }
}
