package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.generation.waiting.WaitRegistry;
import io.github.api18mcp.media.Thumbnail;
import io.github.api18mcp.media.Thumbnailer;
import io.github.api18mcp.media.Thumbnailer.Seen;
import io.github.api18mcp.provider.Providers;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.github.api18mcp.tool.answer.ToolAnswer.Link;
import io.quarkiverse.mcp.server.Content;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.InitialRequest;
import io.quarkiverse.mcp.server.TextContent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What clients show of an answer: its text, then a link for each output, then a thumbnail of each picture. */
@Singleton
class ResultContent {

    /** Together with the second that an answer waits for saved files, three seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** In Base64, as clients count. Together with the rest, a result stays well below the 1 MB that hosts refuse. */
    private static final int MOST_CHARACTERS = 60_000;

    private static final int MOST_CHARACTERS_TOGETHER = 200_000;

    private final ResourceLinks links;
    private final Thumbnailer thumbnailer;
    private final Providers providers;
    private final WaitRegistry waits;
    private final ThumbnailConfig config;
    private final Duration longest;

    @Inject
    ResultContent(
            ResourceLinks links,
            Thumbnailer thumbnailer,
            Providers providers,
            WaitRegistry waits,
            ThumbnailConfig config) {
        this(links, thumbnailer, providers, waits, config, LONGEST);
    }

    ResultContent(
            ResourceLinks links,
            Thumbnailer thumbnailer,
            Providers providers,
            WaitRegistry waits,
            ThumbnailConfig config,
            Duration longest) {
        this.links = links;
        this.thumbnailer = thumbnailer;
        this.providers = providers;
        this.waits = waits;
        this.config = config;
        this.longest = longest;
    }

    /** Never fails, and completes at once when this process ends. */
    Uni<List<Content>> of(ToolAnswer answer, InitialRequest client) {
        List<Uni<Shown>> outputs = answer.links().stream()
                .map(link -> shown(link, mostBytes(answer.links().size())))
                .toList();
        return outputs.isEmpty()
                ? Uni.createFrom().item(content(answer, List.of(), client))
                : Uni.join().all(outputs).andFailFast().map(shown -> content(answer, shown, client));
    }

    /** A link with all that is known of its output, and the thumbnail. */
    private record Shown(Link link, Optional<Thumbnail> thumbnail) {}

    private Uni<Shown> shown(Link link, int mostBytes) {
        Shown linkAlone = new Shown(link, Optional.empty());
        if (link.kind() != OutputKind.IMAGE || !config.thumbnails()) {
            return Uni.createFrom().item(linkAlone);
        }
        Uni<Shown> seen = thumbnailer
                .of(link.output(), providers, mostBytes, longest)
                .map(found -> found.map(output -> shown(link, output)).orElse(linkAlone));
        return Uni.combine().any().of(seen, waits.shutdown().replaceWith(linkAlone));
    }

    private static Shown shown(Link link, Seen seen) {
        return new Shown(link.with(link.output().sized(seen.size())), seen.thumbnail());
    }

    /** Four characters of Base64 stand for three bytes. */
    private static int mostBytes(int pictures) {
        return Math.min(MOST_CHARACTERS, MOST_CHARACTERS_TOGETHER / pictures) / 4 * 3;
    }

    private List<Content> content(ToolAnswer answer, List<Shown> shown, InitialRequest client) {
        return Stream.of(
                        Stream.of(new TextContent(answer.text())),
                        links.of(shown.stream().map(Shown::link).toList(), client).stream(),
                        shown.stream().flatMap(one -> one.thumbnail().stream()).map(ResultContent::image))
                .<Content>flatMap(some -> some)
                .toList();
    }

    private static ImageContent image(Thumbnail thumbnail) {
        return new ImageContent(Base64.getEncoder().encodeToString(thumbnail.jpeg()), Thumbnail.MIME_TYPE);
    }
}
