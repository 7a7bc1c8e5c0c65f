package io.github.api18mcp.generation.waiting;

import java.util.concurrent.CompletableFuture;

/** A caller who stays until the test says otherwise. */
public final class LeavingListener implements CallListener {

    private final CompletableFuture<Void> waiting = new CompletableFuture<>();
    private volatile boolean gone;

    /** Completed by the first progress message. */
    public CompletableFuture<Void> waiting() {
        return waiting;
    }

    public void leave() {
        gone = true;
    }

    @Override
    public void progressed(Progress progress) {
        waiting.complete(null);
    }

    @Override
    public boolean isGone() {
        return gone;
    }
}
