package io.github.api18mcp.provider;

/**
 * What people need to know of a service to help themselves.
 *
 * @param name its name in the catalog, {@code api18}
 * @param title its name in sentences, {@code Api18}
 * @param keyVariable the environment variable of its key; the same with {@code _FILE} names a file
 * @param urlVariable the environment variable of its address
 * @param keyPage where keys are made
 * @param billing where balance is added, as words in a sentence
 */
public record Service(
        String name, String title, String keyVariable, String urlVariable, String keyPage, String billing) {}
