package io.github.api18mcp.command;

import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.Progress;
import io.github.api18mcp.platform.Printable;
import java.io.PrintStream;
import java.util.stream.Stream;

/**
 * Shows progress to a person: on a terminal one line that is kept up to date, elsewhere a new line from time to time.
 */
final class TerminalProgress implements CallListener {

    private static final int BAR = 20;
    private static final int PLAIN_EVERY = 10;
    static final String CLEAR_LINE = "\r\u001b[2K";
    /** A terminal narrower than the line cuts it instead of wrapping it, also after its window was resized. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out;
    private final Terminal terminal;
    private final int columns;
    private int steps;

    TerminalProgress(PrintStream out, Terminal terminal, int columns) {
        this.out = out;
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        if (terminal == Terminal.LIVE) {
            out.print(CLEAR_LINE + NO_WRAP + line(progress) + WRAP);
            out.flush();
        } else if (steps % PLAIN_EVERY == 0) {
            out.println(progress.message());
        }
        steps++;
    }

    @Override
    public boolean isGone() {
        return false;
    }

    /** Erases the line. */
    synchronized void done() {
        if (terminal == Terminal.LIVE && steps > 0) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    /** On a narrow terminal the words are worth more than the bar; if they are cut, the percentage still moves. */
    private String line(Progress progress) {
        String message = Printable.line(progress.message());
        return Stream.of(bar(progress.percent()) + " " + message, message)
                .filter(line -> line.length() < columns)
                .findFirst()
                .orElseGet(() -> Printable.cut(Math.round(progress.percent()) + "% " + message, columns - 1));
    }

    private static String bar(double percent) {
        int full = (int) Math.round(percent * BAR / 100);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
