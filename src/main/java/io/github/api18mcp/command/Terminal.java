package io.github.api18mcp.command;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/** Where progress is shown. */
enum Terminal {
    /** A line can be overwritten. */
    LIVE,
    /** A file, a pipe or a terminal without control sequences: a new line from time to time. */
    PLAIN;

    private static final int USUAL_COLUMNS = 80;

    static Terminal kind() {
        return isAttended() && !"dumb".equals(System.getenv("TERM")) ? LIVE : PLAIN;
    }

    /** Whether a person types the input and reads the output. */
    static boolean isAttended() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Since JDK 22 there is a console also without a terminal; it can tell the difference. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** The width of the terminal; 80 if it cannot be told. */
    static int columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return size.matches("\\d+ [1-9]\\d*") ? Integer.parseInt(size.split(" ")[1]) : USUAL_COLUMNS;
        } catch (IOException withoutTerminal) {
            return USUAL_COLUMNS;
        }
    }
}
