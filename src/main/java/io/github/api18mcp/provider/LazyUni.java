package io.github.api18mcp.provider;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Something that is made at the first need and kept. What could not be made is tried again at the next need. */
public final class LazyUni<T> {

    private final Supplier<Uni<T>> maker;
    private Uni<T> made;

    public LazyUni(Supplier<Uni<T>> maker) {
        this.maker = maker;
    }

    public synchronized Uni<T> get() {
        if (made == null) {
            made = Uni.createFrom()
                    .deferred(() -> maker.get())
                    .onFailure()
                    .invoke(this::forget)
                    .memoize()
                    .indefinitely();
        }
        return made;
    }

    private synchronized void forget() {
        made = null;
    }
}
