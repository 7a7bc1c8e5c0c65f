package io.github.api18mcp.command;

/** The result of one check of {@code doctor}. */
record CheckResult(Health health, String subject, String message) {

    enum Health {
        WELL("ok  "),
        ILL("!!  ");

        private final String mark;

        Health(String mark) {
            this.mark = mark;
        }
    }

    static CheckResult well(String subject, String message) {
        return new CheckResult(Health.WELL, subject, message);
    }

    static CheckResult ill(String subject, String message) {
        return new CheckResult(Health.ILL, subject, message);
    }

    @Override
    public String toString() {
        return "%s%-12s %s".formatted(health.mark, subject, message);
    }
}
