package io.github.api18mcp.input;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Which files of this machine a caller may name as input images. */
public sealed interface FileAccess {

    /** Callers over HTTP may be on another machine, and not all of them own this one. */
    FileAccess NONE = new None();

    static FileAccess within(Supplier<Uni<List<Path>>> folders) {
        return new Within(folders);
    }

    record None() implements FileAccess {}

    /** @param folders asked for when a file is named; does not fail */
    record Within(Supplier<Uni<List<Path>>> folders) implements FileAccess {}
}
