package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.tool.ImportImageTool;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.MetaKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the extension MCP Apps (2026-01-26) tells a host about the card in the chat. Clients without the extension ignore
 * {@code _meta}.
 */
final class CardMetadata {

    static final String RESULT = "ui://api18-mcp/result.html";
    static final String IMPORT = "ui://api18-mcp/import.html";
    static final String MIME_TYPE = "text/html;profile=mcp-app";

    private static final String EXTENSION = "io.modelcontextprotocol/ui";

    /** Of a tool whose result the card shows. */
    static final Map<MetaKey, Object> SHOWS_RESULT = shownIn(RESULT);

    /** Of the tool whose card lets a person choose a picture. ChatGPT fills in the parameter with an attached file. */
    static final Map<MetaKey, Object> CHOOSES_PICTURE =
            with(shownIn(IMPORT), MetaKey.from("openai/fileParams"), List.of(ImportImageTool.ATTACHED_FILE));

    /** Of a tool that hosts hide from models. */
    static final Map<MetaKey, Object> CALLED_BY_CARD = Map.of(MetaKey.of("ui"), Map.of("visibility", List.of("app")));

    private CardMetadata() {}

    /** Older hosts know only the second key. */
    private static Map<MetaKey, Object> shownIn(String uri) {
        return Map.of(MetaKey.of("ui"), Map.of("resourceUri", uri), MetaKey.from("ui/resourceUri"), uri);
    }

    private static Map<MetaKey, Object> with(Map<MetaKey, Object> metadata, MetaKey key, Object value) {
        Map<MetaKey, Object> more = new HashMap<>(metadata);
        more.put(key, value);
        return Map.copyOf(more);
    }

    /**
     * Of the page. One dialect of the content security policy is that of the extension, the other that of ChatGPT. There is no
     * {@code ui.domain}: a host that does not know the domain shows no card.
     *
     * @param origins from which the page loads pictures and clips
     */
    static Map<MetaKey, Object> page(List<String> origins) {
        return Map.of(
                MetaKey.of("ui"),
                Map.of(
                        "csp", Map.of("resourceDomains", origins, "connectDomains", List.of()),
                        "permissions", Map.of("clipboardWrite", Map.of()),
                        "prefersBorder", false),
                MetaKey.from("openai/widgetCSP"),
                Map.of("resource_domains", origins, "connect_domains", List.of()));
    }

    /** Whether the client has announced that it hides tools from models and shows cards. */
    static boolean isSupportedBy(InitialRequest client) {
        return client != null
                && client.supportsCapability("extensions")
                && client.getCapability("extensions").properties().containsKey(EXTENSION);
    }
}
