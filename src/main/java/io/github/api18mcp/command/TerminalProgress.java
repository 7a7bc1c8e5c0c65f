package io.github.api18mcp.command;

import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.Progress;
import java.io.PrintStream;

/**
 * Shows progress to a person: on a terminal one line that is kept up to date, elsewhere a new line from time to time.
 */
final class TerminalProgress implements CallListener {

    private static final int BAR = 20;
    private static final int PLAIN_EVERY = 10;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final Terminal terminal;
    private int steps;

    TerminalProgress(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        if (terminal == Terminal.LIVE) {
            out.print(CLEAR_LINE + bar(progress.percent()) + " " + progress.message());
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

    private static String bar(double percent) {
        int full = (int) Math.round(percent * BAR / 100);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
