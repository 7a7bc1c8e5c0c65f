package io.github.api18mcp.platform;

import java.nio.file.Path;
import java.util.Optional;

/** Data directories for tests of other packages. */
public final class DataDirectories {

    private DataDirectories() {}

    public static DataDirectory at(Path folder) {
        return new DataDirectory(() -> Optional.of(folder), Optional.empty(), folder);
    }
}
