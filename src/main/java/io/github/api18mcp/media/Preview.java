package io.github.api18mcp.media;

import java.util.Optional;

/**
 * A picture that fits into a tool's answer.
 *
 * @param mimeType told by the bytes themselves, never by who served them
 */
public record Preview(String mimeType, byte[] bytes) {

    /** Hosts refuse answers of more than about 1 MB, and Base64 takes a third more than the bytes. */
    static final int MOST_BYTES = 600_000;

    private static final int LONGEST_SIDE = 1024;
    private static final double QUALITY = 0.75;

    /** The picture as it is if it is small enough, else reduced to JPEG; empty if it is no picture that can be shown. */
    static Optional<Preview> of(byte[] file) {
        FileType type = FileType.of(file);
        if (!type.isShownByBrowsers()) {
            return Optional.empty();
        }
        return file.length <= MOST_BYTES
                ? Optional.of(new Preview(type.contentType(), file))
                : PictureReader.reduced(file, LONGEST_SIDE)
                        .map(picture -> new Preview(FileType.JPEG.contentType(), PictureReader.jpeg(picture, QUALITY)))
                        .filter(preview -> preview.bytes.length <= MOST_BYTES);
    }
}
