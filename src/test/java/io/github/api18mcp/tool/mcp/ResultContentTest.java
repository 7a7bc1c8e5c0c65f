package io.github.api18mcp.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.media.Thumbnailer;
import io.github.api18mcp.platform.ManualTime;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.ToolCall;
import io.github.api18mcp.tool.ToolRegistry;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkiverse.mcp.server.Content;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.Implementation;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.InitialRequest.Transport;
import io.quarkiverse.mcp.server.ResourceLink;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is sent of a result, with the sandbox as the service. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class ResultContentTest {

    private static final InitialRequest CLIENT =
            new InitialRequest(new Implementation("anything", "1", null), "2025-11-25", List.of(), Transport.STDIO);

    /** A slow machine may take longer than a person may wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    ToolRegistry registry;

    @Inject
    ResourceLinks links;

    @Inject
    Thumbnailer thumbnailer;

    @Inject
    Providers providers;

    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void pictures_are_text_then_links_then_thumbnails(int count) throws IOException {
        List<Content> result = shown(content(true), pictures(count));

        assertThat(result).hasSize(1 + 2 * count);
        assertThat(result.get(0).asText().text()).contains("](http://127.0.0.1:");
        List<Content> linked = result.subList(1, 1 + count);
        List<Content> thumbnails = result.subList(1 + count, 1 + 2 * count);
        assertThat(linked).allSatisfy(link -> {
            assertThat(((ResourceLink) link).mimeType()).isEqualTo("image/png");
            assertThat(((ResourceLink) link).size()).isGreaterThan(10_000);
        });
        int together = 0;
        for (Content thumbnail : thumbnails) {
            ImageContent image = thumbnail.asImage();
            var picture =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.data())));
            assertThat(image.mimeType()).isEqualTo("image/jpeg");
            assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(256, 512);
            assertThat(image.data()).hasSizeLessThanOrEqualTo(60_000);
            together += image.data().length();
        }
        assertThat(together).isLessThanOrEqualTo(200_000);
    }

    @Test
    void a_clip_has_no_thumbnail() {
        ToolAnswer clip =
                call("centaurus_1_0_text_to_video", mapper.createObjectNode().put("prompt", "a cat"));

        assertThat(shown(content(true), clip))
                .extracting(Content::type)
                .containsExactly(Content.Type.TEXT, Content.Type.RESOURCE_LINK);
    }

    @Test
    void thumbnails_can_be_switched_off() {
        assertThat(shown(content(false), pictures(1)))
                .extracting(Content::type)
                .containsExactly(Content.Type.TEXT, Content.Type.RESOURCE_LINK);
    }

    @Test
    void when_this_process_ends_no_thumbnail_is_waited_for() {
        ManualTime time = new ManualTime();
        WaitRegistry ended = new WaitRegistry(time, time) {
            @Override
            public Uni<Void> shutdown() {
                return Uni.createFrom().voidItem();
            }
        };
        ResultContent ending = new ResultContent(links, thumbnailer, providers, ended, () -> true, PATIENCE);

        assertThat(shown(ending, pictures(1)))
                .extracting(Content::type)
                .containsExactly(Content.Type.TEXT, Content.Type.RESOURCE_LINK);
    }

    private ResultContent content(boolean thumbnails) {
        ManualTime time = new ManualTime();
        return new ResultContent(
                links, thumbnailer, providers, new WaitRegistry(time, time), () -> thumbnails, PATIENCE);
    }

    private ToolAnswer pictures(int count) {
        return call(
                "hera_1_0_text_to_image",
                mapper.createObjectNode().put("prompt", "a lighthouse").put("num_images", count));
    }

    private ToolAnswer call(String tool, ObjectNode arguments) {
        return registry.tool(tool)
                .orElseThrow()
                .call(new ToolCall(new Owner(new Caller("content"), Mode.SANDBOX), arguments, CallListener.SILENT))
                .await()
                .atMost(PATIENCE);
    }

    private static List<Content> shown(ResultContent content, ToolAnswer answer) {
        return content.of(answer, CLIENT).await().atMost(PATIENCE);
    }
}
