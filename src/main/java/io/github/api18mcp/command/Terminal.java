package io.github.api18mcp.command;

import java.io.Console;

/** Where progress is shown. */
enum Terminal {
    /** A line can be written over. */
    LIVE,
    /** A file or a pipe: a line now and then. */
    PLAIN;

    static Terminal kind() {
        Console console = System.console();
        return console != null && isTerminal(console) ? LIVE : PLAIN;
    }

    /** From JDK 22 on there is a console also without a terminal, and it can say so. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
