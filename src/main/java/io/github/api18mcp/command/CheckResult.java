package io.github.api18mcp.command;

import java.util.Locale;

/** The result of one check of {@code doctor}. */
record CheckResult(Condition condition, String subject, String message) {

    enum Condition {
        WELL("ok  ", "ok"),
        /** Works, but the operator should know. */
        WARNING("?   ", "warning"),
        ILL("!!  ", "error");

        private final String mark;
        private final String word;

        Condition(String mark, String word) {
            this.mark = mark;
            this.word = word;
        }

        /** For programs. */
        String word() {
            return word;
        }
    }

    static CheckResult well(String subject, String message) {
        return new CheckResult(Condition.WELL, subject, message);
    }

    static CheckResult warning(String subject, String message) {
        return new CheckResult(Condition.WARNING, subject, message);
    }

    static CheckResult ill(String subject, String message) {
        return new CheckResult(Condition.ILL, subject, message);
    }

    /** A line for people. */
    String line(Colour colour) {
        String mark =
                switch (condition) {
                    case WELL -> colour.green(condition.mark);
                    case WARNING -> colour.yellow(condition.mark);
                    case ILL -> colour.red(condition.mark);
                };
        return mark + String.format(Locale.ROOT, "%-12s %s", subject, message);
    }
}
