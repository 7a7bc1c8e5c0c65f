package io.github.api18mcp.command.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How the text of a configuration file is edited: everything that is not ours stays as it is, with its comments, order and
 * spacing.
 */
interface ConfigSyntax {

    /**
     * @return what the text says
     * @throws InstallException if it cannot be read
     */
    ObjectNode read(String text);

    /** The text with this entry at the end of the object at {@code path}, which is created if it is missing. */
    String with(String text, List<String> path, String name, ObjectNode entry);

    /** The text without this entry, and without objects of {@code path} that it leaves empty. */
    String without(String text, List<String> path, String name);

    /** The entry alone, as an example to paste. */
    default String example(List<String> path, String name, ObjectNode entry) {
        return with("", path, name, entry);
    }

    static JsonNode at(JsonNode root, List<String> path) {
        JsonNode node = root;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    static ConfigSyntax of(String fileName) {
        return fileName.endsWith(".toml") ? new TomlSyntax() : new JsonSyntax();
    }
}
