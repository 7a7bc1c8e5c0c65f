package io.github.api18mcp.command;

import java.io.Console;

/** Where progress is shown. */
enum Terminal {
    /** A line can be overwritten. */
    LIVE,
    /** A file or a pipe: a new line from time to time. */
    PLAIN;

    static Terminal kind() {
        Console console = System.console();
        return console != null && isTerminal(console) ? LIVE : PLAIN;
    }

    /** Since JDK 22 there is a console also without a terminal; it can tell the difference. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
