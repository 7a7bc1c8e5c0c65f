package io.github.api18mcp.input;

import io.github.api18mcp.catalog.ImageReference.Import;
import io.github.api18mcp.image.RewrittenImage;
import java.util.Optional;

/**
 * An image that this server keeps for its caller.
 *
 * @param remark what a person may want to know about the difference to the original, as a sentence
 */
public record ImportedImage(Import reference, String mimeType, int width, int height, Optional<String> remark) {

    static ImportedImage of(RewrittenImage image) {
        return new ImportedImage(
                new Import(image.image().id()),
                image.image().format().mimeType(),
                image.width(),
                image.height(),
                image.remark());
    }
}
