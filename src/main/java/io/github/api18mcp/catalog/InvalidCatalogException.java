package io.github.api18mcp.catalog;

import io.quarkus.runtime.configuration.ConfigurationException;

/** A catalog file that cannot be used. It stops the start with one line that names the file, the line and the error. */
public class InvalidCatalogException extends ConfigurationException {

    InvalidCatalogException(String file, int line, String message) {
        super("Catalog " + file + ", line " + line + ": " + oneLine(message));
    }

    InvalidCatalogException(String file, String message) {
        super("Catalog " + file + ": " + oneLine(message));
    }

    private static String oneLine(String message) {
        return String.join(" ", message.lines().toList());
    }
}
