package io.github.api18mcp.tool.mcp;

import io.quarkiverse.mcp.server.Resource;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The card that hosts show in the chat for a job. */
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
            uri = CardMetadata.URI,
            title = "Result",
            description = "The card that shows a job in the chat.",
            mimeType = CardMetadata.MIME_TYPE)
    Uni<TextResourceContents> page() {
        return origins.of(currentOwner.get())
                .map(allowed -> new TextResourceContents(
                        CardMetadata.URI, CardPage.html(), CardMetadata.MIME_TYPE, CardMetadata.page(allowed)));
    }
}
