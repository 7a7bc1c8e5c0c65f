package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.ResourceLink;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The {@code resource_link} of each output, for clients that can read one. It entered the protocol with 2025-06-18. The text
 * and the structured content alone are enough for every client.
 */
@Singleton
class ResourceLinks {

    private final ClientConfig config;
    private final List<LinkDiscardingClient> discarding = LinkDiscardingClient.known();

    ResourceLinks(ClientConfig config) {
        this.config = config;
    }

    List<ResourceLink> of(List<Link> links, InitialRequest client) {
        return areReadBy(client) ? links.stream().map(ResourceLinks::link).toList() : List.of();
    }

    private boolean areReadBy(InitialRequest client) {
        return switch (config.resourceLinks()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                ProtocolVersion.negotiated(client).isAtLeast(ProtocolVersion.V2025_06_18)
                        && discarding.stream().noneMatch(known -> known.is(client.implementation()));
        };
    }

    private static ResourceLink link(Link link) {
        return new ResourceLink(
                link.output().address().toString(),
                link.output().linkType(link.kind()),
                link.fileName(),
                null,
                null,
                link.output().size().map(Math::toIntExact).orElse(null),
                null,
                null);
    }
}
