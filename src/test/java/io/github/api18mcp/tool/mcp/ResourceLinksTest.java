package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.media.Output;
import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import io.github.api18mcp.tool.mcp.ClientConfig.ResourceLinkSetting;
import io.quarkiverse.mcp.server.Implementation;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceLinksTest {

    private static final InitialRequest OLD = client("anything", "2024-11-05");
    private static final InitialRequest NEW = client("anything", "2025-11-25");
    private static final InitialRequest DISCARDING = client("ai-sdk-mcp-client", "2025-11-25");

    @Test
    void always_and_never_hold_for_every_client() {
        assertThat(List.of(OLD, NEW, DISCARDING)).allSatisfy(client -> {
            assertThat(links(ResourceLinkSetting.ALWAYS, client)).isEqualTo(1);
            assertThat(links(ResourceLinkSetting.NEVER, client)).isZero();
        });
    }

    @Test
    void by_default_clients_that_cannot_read_links_get_none() {
        assertThat(links(ResourceLinkSetting.AUTO, NEW)).isEqualTo(1);
        assertThat(links(ResourceLinkSetting.AUTO, OLD)).isZero();
        assertThat(links(ResourceLinkSetting.AUTO, DISCARDING)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, https://example.com/a.JPEG?b=c.png, image/jpeg",
        "IMAGE, https://example.com/a.webp,         image/webp",
        "IMAGE, https://example.com/v1/files/a,     image/png",
        "VIDEO, https://example.com/v1/files/a,     video/mp4",
        "VIDEO, https://example.com/a.webm,         video/webm",
        "IMAGE, https://example.com,                image/png"
    })
    void a_link_always_has_a_type(OutputKind kind, URI url, String type) {
        assertThat(Output.at(url, Optional.empty()).linkType(kind)).isEqualTo(type);
    }

    @Test
    void every_known_client_has_a_source() {
        assertThat(LinkDiscardingClient.known()).isNotEmpty().allSatisfy(client -> assertThat(client.source())
                .startsWith("https://github.com/"));
    }

    private static int links(ResourceLinkSetting setting, InitialRequest client) {
        Output output = Output.at(URI.create("https://example.com/a"), Optional.empty());
        Link link = new Link("image", "model-job-1", OutputKind.IMAGE, output);
        return new ResourceLinks(() -> setting).of(List.of(link), client).size();
    }

    private static InitialRequest client(String name, String protocol) {
        return new InitialRequest(new Implementation(name, "1", null), protocol, List.of(), Transport.STDIO);
    }
}
