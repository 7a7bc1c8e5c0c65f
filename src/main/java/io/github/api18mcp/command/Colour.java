package io.github.api18mcp.command;

/** Colours on a terminal, unless the person does not want any (no-color.org). */
enum Colour {
    ON,
    OFF;

    static Colour ofOutput() {
        String noColour = System.getenv("NO_COLOR");
        boolean wanted = noColour == null || noColour.isEmpty();
        return wanted && Terminal.kind() == Terminal.LIVE ? ON : OFF;
    }

    String green(String text) {
        return coloured("32", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    private String coloured(String code, String text) {
        return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
