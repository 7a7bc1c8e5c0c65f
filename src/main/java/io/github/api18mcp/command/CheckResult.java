package io.github.api18mcp.command;

/** The result of one check of {@code doctor}. */
record CheckResult(Condition health, String subject, String message) {

    enum Condition {
        WELL("ok  "),
        ILL("!!  ");

        private final String mark;

        Condition(String mark) {
            this.mark = mark;
        }
    }

    static CheckResult well(String subject, String message) {
        return new CheckResult(Condition.WELL, subject, message);
    }

    static CheckResult ill(String subject, String message) {
        return new CheckResult(Condition.ILL, subject, message);
    }

    @Override
    public String toString() {
        return "%s%-12s %s".formatted(health.mark, subject, message);
    }
}
