package io.github.api18mcp.media;

import java.util.Arrays;
import java.util.Locale;

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

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }
}
