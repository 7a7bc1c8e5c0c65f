package io.github.api18mcp.media.recipe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/** Text in a PNG file: an {@code iTXt} chunk after the header (PNG, third edition, 11.3.3.4). */
final class PngText {

    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(ISO_8859_1);

    /** The signature, and the chunk of the header with its checksum. */
    private static final int HEADER = 33;

    private PngText() {}

    /** Empty if the file is no PNG. */
    static Optional<FileParts> of(ByteBuffer head, long length, String text) {
        return Bytes.startsWith(head, 0, SIGNATURE) && length > HEADER
                ? Optional.of(
                        new FileParts().range(0, HEADER).bytes(chunk(text)).range(HEADER, length))
                : Optional.empty();
    }

    /** Not compressed, in no particular language. */
    private static byte[] chunk(String text) {
        byte[] content = ("iTXtComment\0\0\0\0\0" + text).getBytes(UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return ByteBuffer.allocate(content.length + 2 * Integer.BYTES)
                .putInt(content.length - Integer.BYTES)
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }
}
