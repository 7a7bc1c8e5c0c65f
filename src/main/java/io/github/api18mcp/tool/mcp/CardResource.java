package io.github.api18mcp.tool.mcp;

import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The cards that hosts show in the chat. */
@Singleton
class CardResource {

    private final CurrentOwner currentOwner;
    private final CardOrigins origins;

    CardResource(CurrentOwner currentOwner, CardOrigins origins) {
        this.currentOwner = currentOwner;
        this.origins = origins;
    }

    @Resource(
            name = "result",
            uri = CardMetadata.RESULT,
            title = "Result",
            description = "The card that shows a job in the chat.",
            mimeType = CardMetadata.MIME_TYPE)
    Uni<TextResourceContents> result() {
        return origins.of(currentOwner.get()).map(allowed -> page(CardMetadata.RESULT, "result.html", allowed));
    }

    @Resource(
            name = "import",
            uri = CardMetadata.IMPORT,
            title = "Import",
            description = "The card in which a person chooses a picture.",
            mimeType = CardMetadata.MIME_TYPE)
    TextResourceContents choice() {
        return page(CardMetadata.IMPORT, "import.html", List.of());
    }

    private static TextResourceContents page(String uri, String file, List<String> origins) {
        return new TextResourceContents(uri, CardPage.html(file), CardMetadata.MIME_TYPE, CardMetadata.page(origins));
    }
}
