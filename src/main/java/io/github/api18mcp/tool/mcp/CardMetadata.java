package io.github.api18mcp.tool.mcp;

import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.MetaKey;
import java.util.List;
import java.util.Map;

/**
 * How the extension MCP Apps (2026-01-26) tells a host about the card in the chat. Clients without the extension ignore
 * {@code _meta}.
 */
final class CardMetadata {

    static final String URI = "ui://api18-mcp/result.html";
    static final String MIME_TYPE = "text/html;profile=mcp-app";

    private static final String EXTENSION = "io.modelcontextprotocol/ui";

    /** Of a tool whose result the card shows. Older hosts know only the second key. */
    static final Map<MetaKey, Object> SHOWS_RESULT =
            Map.of(MetaKey.of("ui"), Map.of("resourceUri", URI), MetaKey.from("ui/resourceUri"), URI);

    /** Of a tool that hosts hide from models. */
    static final Map<MetaKey, Object> CALLED_BY_CARD = Map.of(MetaKey.of("ui"), Map.of("visibility", List.of("app")));

    private CardMetadata() {}

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
