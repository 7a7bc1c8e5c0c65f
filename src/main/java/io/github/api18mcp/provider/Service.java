package io.github.api18mcp.provider;

import java.util.Locale;

/**
 * What people need to know of a service to help themselves.
 *
 * @param name its name in the catalog, {@code api18}
 * @param title its name in sentences, {@code Api18}
 * @param keyProperty the setting of its key, {@code api18.key}
 * @param keyPage where keys are made, as words in a sentence
 * @param billing where balance is added, as words in a sentence
 */
public record Service(String name, String title, String keyProperty, String keyPage, String billing) {

    /** The environment variable of its key; the same with {@code _FILE} names a file. */
    public String keyVariable() {
        return keyProperty.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** The environment variable of its address. */
    public String urlVariable() {
        return name.toUpperCase(Locale.ROOT) + "_URL";
    }
}
