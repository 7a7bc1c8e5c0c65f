package io.github.api18mcp.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The home of the person who runs the program, from the variable that other programs follow and Java itself ignores. */
public final class HomeDirectory {

    private HomeDirectory() {}

    public static Path of(Map<String, String> environment) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return Optional.ofNullable(environment.get(windows ? "USERPROFILE" : "HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }
}
