package io.github.api18mcp.provider;

import java.util.Locale;

/**
 * The names and addresses of a service that people need to help themselves.
 *
 * @param name the name in the catalog, {@code api18}
 * @param title the name in sentences, {@code Api18}
 * @param keyProperty the configuration property of the key, {@code api18.key}
 * @param keyPage the page for API keys, as part of a sentence
 * @param billing the page for adding balance, as part of a sentence
 */
public record Service(String name, String title, String keyProperty, String keyPage, String billing) {

    /** The environment variable of the key. With the suffix {@code _FILE} it names a file. */
    public String keyVariable() {
        return keyProperty.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** The environment variable of the service's URL. */
    public String urlVariable() {
        return name.toUpperCase(Locale.ROOT) + "_URL";
    }
}
