package io.github.api18mcp.tool.preview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of pictures that every browser shows, by the bytes that a file begins with. */
enum PictureType {
    PNG("image/png", "\\x89PNG\\r\\n\\x1A\\n"),
    JPEG("image/jpeg", "\\xFF\\xD8\\xFF"),
    GIF("image/gif", "GIF8[79]a"),
    WEBP("image/webp", "RIFF.{4}WEBP");

    private static final int LONGEST_BEGINNING = 12;

    private final String mimeType;
    private final Pattern beginning;

    PictureType(String mimeType, String beginning) {
        this.mimeType = mimeType;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    String mimeType() {
        return mimeType;
    }

    static Optional<PictureType> of(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> type.beginning.matcher(text).lookingAt())
                .findFirst();
    }
}
