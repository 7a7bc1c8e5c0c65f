package io.github.api18mcp.media;

import io.github.api18mcp.catalog.OutputKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file types that services generate, by their content type. */
enum FileType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm"),
    OTHER("application/octet-stream", "bin");

    private final String contentType;
    private final String extension;

    FileType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** @param contentType as served, with its parameters */
    static FileType of(String contentType) {
        String bare = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(bare))
                .findFirst()
                .orElse(OTHER);
    }

    /** The type that the ending of a file's name says; empty if it says none. */
    static Optional<FileType> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jpeg")
                ? Optional.of(JPEG)
                : Arrays.stream(values())
                        .filter(type -> type != OTHER && lower.endsWith("." + type.extension))
                        .findFirst();
    }

    /** What services usually generate; none documents it. */
    static FileType usual(OutputKind kind) {
        return switch (kind) {
            case IMAGE -> PNG;
            case VIDEO -> MP4;
        };
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }
}
