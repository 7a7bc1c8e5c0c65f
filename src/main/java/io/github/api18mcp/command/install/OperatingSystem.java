package io.github.api18mcp.command.install;

import java.util.Locale;

/** Where applications keep their configuration differs between these. */
public enum OperatingSystem {
    LINUX,
    MACOS,
    WINDOWS;

    public static OperatingSystem current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }
}
