package io.github.api18mcp.command.install;

import io.github.api18mcp.platform.HomeDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders in which applications keep a person's configuration.
 *
 * @param applications for desktop applications: {@code ~/.config}, {@code ~/Library/Application Support} or {@code
 *     %APPDATA%}
 * @param config for command line programs: {@code ~/.config}, also on macOS; {@code %APPDATA%} on Windows
 */
public record UserFolders(OperatingSystem system, Path home, Path applications, Path config) {

    public static UserFolders of(OperatingSystem system, Path home, Map<String, String> environment) {
        Path xdg = folder(environment, "XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config"));
        return switch (system) {
            case LINUX -> new UserFolders(system, home, xdg, xdg);
            case MACOS -> new UserFolders(system, home, home.resolve("Library/Application Support"), xdg);
            case WINDOWS -> {
                Path roaming = folder(environment, "APPDATA").orElseGet(() -> home.resolve("AppData/Roaming"));
                yield new UserFolders(system, home, roaming, roaming);
            }
        };
    }

    public static UserFolders current() {
        return of(OperatingSystem.current(), HomeDirectory.of(System.getenv()), System.getenv());
    }

    /** The path as people write it, with {@code ~} for their home. */
    public String display(Path path) {
        return system != OperatingSystem.WINDOWS && path.startsWith(home)
                ? "~/" + home.relativize(path)
                : path.toString();
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
