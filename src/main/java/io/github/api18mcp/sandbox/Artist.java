package io.github.api18mcp.sandbox;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.sandbox.art.AspectRatio;
import io.github.api18mcp.sandbox.art.Clip;
import io.github.api18mcp.sandbox.art.Frame;
import io.github.api18mcp.sandbox.art.Picture;
import io.github.api18mcp.sandbox.art.RenderedFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Decides what a job produces. If an input picture was made by the sandbox, the output shows it. Other input pictures are
 * not fetched.
 */
final class Artist {

    private final Function<String, Optional<Picture>> sandboxPictures;

    /** @param sandboxPictures finds the picture that the sandbox made, by its URL */
    Artist(Function<String, Optional<Picture>> sandboxPictures) {
        this.sandboxPictures = sandboxPictures;
    }

    List<RenderedFile> outputs(Model model, Arguments arguments) {
        RequestedMedia requested = new RequestedMedia(model, arguments);
        Optional<Picture> source = requested.sources().stream()
                .map(sandboxPictures)
                .flatMap(Optional::stream)
                .findFirst();
        return model.output() == OutputKind.VIDEO
                ? List.of(clip(requested, source))
                : IntStream.range(0, requested.pictureCount())
                        .<RenderedFile>mapToObj(number -> picture(requested, number, source))
                        .toList();
    }

    private static Clip clip(RequestedMedia requested, Optional<Picture> source) {
        AspectRatio ratio =
                requested.ratio().or(() -> source.map(Picture::ratio)).orElse(AspectRatio.WIDE);
        return Clip.nearest(ratio, requested.shortSide(), requested.seconds());
    }

    private static Picture picture(RequestedMedia requested, int number, Optional<Picture> source) {
        return source.map(picture -> picture.edited(requested.prompt(), requested.seed(), number))
                .orElseGet(() -> Picture.of(frame(requested), requested.prompt(), requested.seed(), number));
    }

    private static Frame frame(RequestedMedia requested) {
        return Frame.withLongSide(requested.ratio().orElseGet(requested::defaultRatio), requested.longSide());
    }
}
