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

/** Decides what comes out of a call. A picture of our own that it starts from shows in the result; others are not fetched. */
final class Artist {

    private final Function<String, Optional<Picture>> ours;

    /** @param ours the picture of the sandbox at an address, if there is one */
    Artist(Function<String, Optional<Picture>> ours) {
        this.ours = ours;
    }

    List<RenderedFile> outputs(Model model, Arguments arguments) {
        RequestedMedia wish = new RequestedMedia(model, arguments);
        Optional<Picture> source =
                wish.sources().stream().map(ours).flatMap(Optional::stream).findFirst();
        return model.output() == OutputKind.VIDEO
                ? List.of(clip(wish, source))
                : IntStream.range(0, wish.pictures())
                        .<RenderedFile>mapToObj(number -> picture(wish, number, source))
                        .toList();
    }

    private static Clip clip(RequestedMedia wish, Optional<Picture> source) {
        AspectRatio ratio = wish.ratio().or(() -> source.map(Picture::ratio)).orElse(AspectRatio.WIDE);
        return Clip.nearest(ratio, wish.shortSide(), wish.seconds());
    }

    private static Picture picture(RequestedMedia wish, int number, Optional<Picture> source) {
        return source.map(picture -> picture.edited(wish.prompt(), wish.seed(), number))
                .orElseGet(() -> Picture.of(frame(wish), wish.prompt(), wish.seed(), number));
    }

    private static Frame frame(RequestedMedia wish) {
        return Frame.withLongSide(wish.ratio().orElseGet(wish::usualRatio), wish.longSide());
    }
}
