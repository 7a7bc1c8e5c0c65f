package io.github.api18mcp.image;

import io.github.api18mcp.platform.Sha256;
import java.util.Arrays;
import java.util.HexFormat;

/** An image that may be given to a service: of a format that it takes, small enough, and without metadata. */
public record InputImage(ImageFormat format, byte[] bytes) {

    private static final int ID_BYTES = 12;

    /** Follows from the bytes, so that the same image always has the same id: 24 hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, ID_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputImage image && format == image.format && Arrays.equals(bytes, image.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Without the bytes, which are private. */
    @Override
    public String toString() {
        return format + " of " + bytes.length + " bytes";
    }
}
