package io.github.api18mcp.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.api18mcp.catalog.OutputKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of files that services generate. */
enum FileType {
    PNG("image/png", "png", "\\x89PNG\r\n\\x1a\n.*"),
    JPEG("image/jpeg", "jpg", "\\xff\\xd8\\xff.*"),
    WEBP("image/webp", "webp", "RIFF....WEBP.*"),
    GIF("image/gif", "gif", "GIF8.*"),
    AVIF("image/avif", "avif", "....ftypavi[fs].*"),
    HEIC("image/heic", "heic", "....ftyp(?:hei[cx]|mif1).*"),
    MOV("video/quicktime", "mov", "....ftypqt  .*"),
    MP4("video/mp4", "mp4", "....ftyp.*"),
    WEBM("video/webm", "webm", "\\x1a\\x45\\xdf\\xa3.*"),
    SVG("image/svg+xml", "svg", "\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)?<svg\\b.*"),
    OTHER("application/octet-stream", "bin", "(?!)");

    /** How many bytes at the start of a file tell its type. */
    static final int TELLING = 512;

    private final String contentType;
    private final String extension;
    private final Pattern start;

    FileType(String contentType, String extension, String start) {
        this.contentType = contentType;
        this.extension = extension;
        this.start = Pattern.compile(start, Pattern.DOTALL);
    }

    /** The type by the bytes at the start of a file. They are right more often than what a server says. */
    static FileType of(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, TELLING), ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> type.start.matcher(text).matches())
                .findFirst()
                .orElse(OTHER);
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

    /** This type, or another if this one is not known. */
    FileType or(FileType other) {
        return this == OTHER ? other : this;
    }

    /** Whether it is a picture that every browser shows, and runs no script. */
    boolean isShownByBrowsers() {
        return this == PNG || this == JPEG || this == WEBP || this == GIF;
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }
}
