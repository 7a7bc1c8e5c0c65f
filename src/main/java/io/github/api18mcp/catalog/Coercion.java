package io.github.api18mcp.catalog;

/**
 * One argument that was not exact, and what was understood.
 *
 * @param got the received value, as {@link Violation} describes it
 * @param as the value that is used instead, or words that say why there is none
 */
public record Coercion(String parameter, String got, String as) {

    public Coercion {
        got = Violation.shortened(got);
        as = Violation.shortened(as);
    }

    @Override
    public String toString() {
        return parameter + " " + got + " as " + as;
    }
}
