package io.github.api18mcp.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats that services document for input images, by the bytes that a file begins with. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg", "\\xFF\\xD8\\xFF"),
    PNG("image/png", "png", "\\x89PNG\\r\\n\\x1A\\n"),
    WEBP("image/webp", "webp", "RIFF.{4}WEBP"),
    BMP("image/bmp", "bmp", "BM.{4}\\x00\\x00\\x00\\x00");

    static final String ALL = "JPEG, PNG, WEBP or BMP";

    /** How many bytes at the start of a file tell its format. */
    public static final int TELLING = 12;

    private final String mimeType;
    private final String extension;
    private final Pattern beginning;

    ImageFormat(String mimeType, String extension, String beginning) {
        this.mimeType = mimeType;
        this.extension = extension;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** Empty if the file has none of these formats. */
    public static Optional<ImageFormat> of(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, TELLING), ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.beginning.matcher(start).lookingAt())
                .findFirst();
    }

    public String mimeType() {
        return mimeType;
    }

    public String extension() {
        return extension;
    }
}
