package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.ImageReference;
import io.github.api18mcp.catalog.ImageReference.Address;
import io.github.api18mcp.catalog.Violation;
import java.util.List;
import java.util.Optional;

/**
 * A file that a person attached to the chat, as ChatGPT hands it over: by an address from which it can be downloaded for some minutes.
 *
 * @param name may be empty
 */
record AttachedFile(Address address, String name) {

    /** Named in {@code _meta["openai/fileParams"]}, so that ChatGPT fills it in. */
    static final String PARAMETER = "file";

    private static final String ADDRESS = "download_url";
    private static final List<String> REQUIRED = List.of(ADDRESS, "file_id");
    private static final List<String> OPTIONAL = List.of("mime_type", "file_name");

    /** ChatGPT wants exactly these properties to be described. */
    static ObjectNode schema() {
        ObjectNode schema =
                JsonNodeFactory.instance.objectNode().put("type", "object").put("description", "Filled in by ChatGPT.");
        ObjectNode properties = schema.putObject("properties");
        REQUIRED.forEach(name -> properties.putObject(name).put("type", "string"));
        OPTIONAL.forEach(name -> properties.putObject(name).put("type", "string"));
        REQUIRED.forEach(schema.putArray("required")::add);
        return schema;
    }

    /** The other arguments. */
    static JsonNode removedFrom(JsonNode arguments) {
        return arguments.isObject() ? ((ObjectNode) arguments.deepCopy()).without(PARAMETER) : arguments;
    }

    /** Empty if there is no address. Where it leads, whoever fetches the file finds out. */
    static Optional<AttachedFile> of(JsonNode file) {
        return ImageReference.of(file.path(ADDRESS).asText(""))
                .filter(Address.class::isInstance)
                .map(address -> new AttachedFile(
                        (Address) address, file.path("file_name").asText("")));
    }

    static Violation violation(JsonNode file) {
        return new Violation(
                PARAMETER + "." + ADDRESS,
                "a public http(s) URL",
                file.path(ADDRESS).isTextual() ? "another address" : "nothing");
    }

    /** For the policy. The name of a file often says what is to be seen on it. */
    List<String> describingTexts() {
        return List.of(name.replaceAll("[._-]+", " "));
    }
}
