package io.github.api18mcp.catalog;

/**
 * One error in the arguments of a call.
 *
 * @param parameter the parameter, or {@code arguments} for the whole object
 * @param expected what the catalog allows
 * @param got the received value, shortened to at most {@value #LONGEST} characters
 */
public record Violation(String parameter, String expected, String got) {

    static final int LONGEST = 80;

    public Violation {
        parameter = shortened(parameter);
        got = shortened(got);
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    @Override
    public String toString() {
        return parameter + ": expected " + expected + ", got " + got;
    }
}
