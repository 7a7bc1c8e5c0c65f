package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** A value that is computed on first use and then kept. A failed computation is tried again on the next use. */
public final class LazyUni<T> {

    private final Supplier<Uni<T>> factory;
    private Uni<T> value;

    public LazyUni(Supplier<Uni<T>> factory) {
        this.factory = factory;
    }

    public synchronized Uni<T> get() {
        if (value == null) {
            value = Uni.createFrom()
                    .deferred(() -> factory.get())
                    .onFailure()
                    .invoke(this::reset)
                    .memoize()
                    .indefinitely();
        }
        return value;
    }

    private synchronized void reset() {
        value = null;
    }
}
