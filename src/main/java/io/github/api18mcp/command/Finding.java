package io.github.api18mcp.command;

/** One thing the doctor looked at. */
record Finding(Health health, String subject, String message) {

    enum Health {
        WELL("ok  "),
        ILL("!!  ");

        private final String mark;

        Health(String mark) {
            this.mark = mark;
        }
    }

    static Finding well(String subject, String message) {
        return new Finding(Health.WELL, subject, message);
    }

    static Finding ill(String subject, String message) {
        return new Finding(Health.ILL, subject, message);
    }

    @Override
    public String toString() {
        return "%s%-12s %s".formatted(health.mark, subject, message);
    }
}
